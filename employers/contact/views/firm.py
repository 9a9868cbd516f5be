"""The employer's: who shows it something and wants to talk, and nothing else. What ended, another employer's
and what never was all look the same, at every request.
"""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View

from employers.contact.actions.endings import decline
from employers.contact.actions.interests import enquire
from employers.contact.actions.talking import check_words, write_in
from employers.contact.firm_rows import last_words, talk_rows
from employers.contact.forms.interests import DeclineForm, MessageForm
from employers.contact.kinds import EMPLOYER_MARK
from employers.contact.models import Interest
from employers.contact.queries.conversing import conversation_of, interests_for_employer
from employers.contact.shown import Reader, lines_of, title_of
from employers.contact.turns import employers_day
from employers.vacancies import slots
from employers.vacancies.models import Vacancy
from lms.core import written
from lms.core.people import Person
from lms.core.responses import see_other
from lms.messaging.actions import see_notices
from lms.messaging.queries import message_for
from lms.organisations.queries import employer_organisation_ids, organisation_names
from lms.safety.http.media import stored_upload
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class FirmMixin:
    """What is not open is a page of its own, whatever the reason."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            return not_open(request)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, organisations=organisation_names(self.request.user))


def not_open(request: HttpRequest) -> HttpResponse:
    context = {"organisations": organisation_names(request.user)}
    response = render(request, "employers/contact/firm/not_open.html", context, status=404)
    response.lms_calm = True  # it needs no other words
    return response


class ListView(FirmMixin, TemplateView):
    template_name = "employers/contact/firm/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs, talks=talk_rows(self.request.user), last_words=last_words(self.request.user)
        )


class OneMixin(FirmMixin):
    @cached_property
    def interest(self) -> Interest:
        return get_object_or_404(interests_for_employer(self.request.user), uuid=self.kwargs["uuid"])


class TalkView(OnceMixin, OneMixin, FormView):
    form_class = MessageForm
    template_name = "employers/contact/firm/talk.html"
    done_words = gettext_lazy("Sent. Her adviser reads it too.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        interest = self.interest
        conversation = conversation_of(interest)
        if conversation:
            see_notices(self.request.user, EMPLOYER_MARK, conversation)
        lines = lines_of(interest, self.request.user, Reader.EMPLOYER)
        return super().get_context_data(
            **kwargs,
            interest=interest,
            title=title_of(interest),
            reference=interest.share.reference,
            share_url=reverse("employers:portfolio", args=[interest.share.uuid]),
            lines=lines,
            answer_by=interest.answer_by,
            our_day=_our_day(interest, lines),
            panels=slots.shown(slots.Where.TALK, request=self.request, about=interest),
        )

    def create(self, form: MessageForm, submission: Submission) -> str:
        write_in(
            self.interest,
            by=self.request.user,
            body=form.cleaned_data["body"],
            file=form.cleaned_data["file"],
            file_name=form.file_name,
        )
        return reverse("employers_contact:talk", args=[self.interest.uuid])


def _our_day(interest: Interest, lines: list[Any]) -> Any:
    """By when the employer hears from us; None while it is the employer's turn."""
    return None if interest.answer_by or not lines else employers_day(interest.vacancy.organisation.country)


class NoView(OnceMixin, OneMixin, FormView):
    form_class = DeclineForm
    template_name = "employers/contact/firm/no.html"
    done_words = gettext_lazy("It is closed. She reads a kind sentence.")
    without_form = "employers_contact:list"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and (sent := self._sent_before()):
            return sent  # pressed twice: it is no longer there, and leads where it led
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, interest=self.interest, title=title_of(self.interest))

    def create(self, form: DeclineForm, submission: Submission) -> str:
        said = form.cleaned_data
        _without_contact_data(self.interest, self.request.user, said["words"], said["note"])
        decline(self.interest, by=self.request.user, **said)
        return reverse("employers_contact:list")


def _without_contact_data(interest: Interest, member: Person, words: str, note: str) -> None:
    for field, text in (("words", words), ("note", note)):
        try:
            check_words(interest, by=member, body=text)
        except ValidationError as problem:
            raise ValidationError({field: problem.messages}) from None


class FileView(FirmMixin, View):
    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponseBase:
        message = get_object_or_404(message_for(request.user, uuid))
        conversation = message.conversation
        seen = interests_for_employer(request.user).filter(
            person=conversation.about_id,
            vacancy__organisation=conversation.organisation_id,
            shared_at__lte=message.sent_at,
        )
        if not message.file or not seen.exists():
            raise Http404
        return stored_upload(request, message.file)


class EnquireView(FirmMixin, TemplateView):
    """ "Please ask whether somebody wants it"."""

    template_name = "employers/contact/firm/enquire.html"

    @cached_property
    def vacancy(self) -> Vacancy:
        own = Vacancy.objects.open_now().filter(organisation__in=employer_organisation_ids(self.request.user))
        return get_object_or_404(own.select_related("organisation"), uuid=self.kwargs["uuid"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            vacancy=self.vacancy,
            asked=self.vacancy.enquiries.first(),
            day=employers_day(self.vacancy.organisation.country),
        )

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        try:
            made = enquire(self.vacancy, by=request.user)
        except ValidationError as problem:
            messages.info(request, " ".join(problem.messages))
        else:
            messages.success(
                request, _("We ask, and answer by %(day)s.") % {"day": written.day(made.answer_by)}
            )
        return see_other("employers_contact:enquire", uuid=uuid)
