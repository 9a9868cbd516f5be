"""Hers: what she was asked and is interested in, one of it, and its end. Behind her PIN."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View

from employers.contact.actions.endings import hired, offer_gone, refuse, tell_why
from employers.contact.actions.interests import open_share_with, say_yes, show_interest, use_share
from employers.contact.actions.talking import allow_contact_data, write_in
from employers.contact.enums import KNOWN, WITH_THEM, Ended, Stage
from employers.contact.forms.interests import MessageForm, NoForm
from employers.contact.kinds import HER_MARK
from employers.contact.models import Interest
from employers.contact.queries.coaches import coaches_of
from employers.contact.queries.hers import interests_of, listed
from employers.contact.shown import Reader, kind_words, lines_of, rows_of, state_in_words, steps_of, title_of
from employers.vacancies import slots
from employers.vacancies.models import Vacancy
from lms.core.people import called
from lms.core.responses import see_other
from lms.messaging.actions import see_notices
from lms.messaging.models import Conversation
from lms.privacy.registry import days_kept
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class ListView(TemplateView):
    template_name = "employers/contact/hers/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        see_notices(self.request.user, HER_MARK)
        found = list(listed(self.request.user))
        return super().get_context_data(
            **kwargs,
            rows=rows_of(each for each in found if not each.ended_at),
            ended=rows_of(each for each in found if each.ended_at),
        )


class BeginView(View):
    """She is interested in a vacancy."""

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        vacancy = get_object_or_404(Vacancy.objects.open_now(), uuid=uuid)
        interest = show_interest(request.user, vacancy)
        messages.success(request, _("Your adviser reads it. Nobody else."))
        return see_other("contact:interest", uuid=interest.uuid)


class OwnMixin:
    @cached_property
    def interest(self) -> Interest:
        return get_object_or_404(interests_of(self.request.user), uuid=self.kwargs["uuid"])


class InterestView(OnceMixin, OwnMixin, FormView):
    """How far it has come, who knows of it, what she can do, and what was written."""

    form_class = MessageForm
    template_name = "employers/contact/hers/interest.html"
    done_words = gettext_lazy("Your message is on its way.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        see_notices(self.request.user, HER_MARK)
        interest, person = self.interest, self.request.user
        coaches = coaches_of(person)
        is_open = interest.ended_at is None
        return super().get_context_data(
            **kwargs,
            interest=interest,
            title=title_of(interest),
            state=state_in_words(interest),
            steps=[] if interest.ended_at or interest.stage in KNOWN else steps_of(interest),
            ending="" if is_open else kind_words(interest),
            coach=called(coaches[0].person) if coaches else "",
            coach_who=called(interest.coach) if interest.coach else "",
            share=open_share_with(interest) if is_open and interest.stage == Stage.READY else None,
            talks=is_open and interest.stage in KNOWN,
            writes=is_open and interest.held_at is None,
            can_end=is_open and interest.stage != Stage.HIRED,
            lines=lines_of(interest, person, Reader.HER) if interest.stage in KNOWN else [],
            keep_days=days_kept(Conversation),
            panels=slots.shown(slots.Where.INTEREST, request=self.request, about=interest),
        )

    def create(self, form: MessageForm, submission: Submission) -> str:
        write_in(
            self.interest,
            by=self.request.user,
            body=form.cleaned_data["body"],
            file=form.cleaned_data["file"],
            file_name=form.file_name,
        )
        return reverse("contact:interest", args=[self.interest.uuid])


#: What is pressed on the page: what it does, and what is so then.
PRESSED = {
    "yes": (say_yes, gettext_lazy("Your adviser reads it. Nobody else.")),
    "use": (use_share, gettext_lazy("From now on they know that you are interested.")),
    "allow": (
        lambda interest, by: allow_contact_data(interest, by=by, allow=True),
        gettext_lazy("From now on numbers and addresses may be written here."),
    ),
    "forbid": (
        lambda interest, by: allow_contact_data(interest, by=by, allow=False),
        gettext_lazy("From now on no numbers and addresses may be written here."),
    ),
    "hired": (hired, gettext_lazy("You have this work. Everything else is closed.")),
    "gone": (offer_gone, gettext_lazy("It is closed. What was closed because of it is open again.")),
}


class PressView(OwnMixin, View):
    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        do, words = PRESSED.get(request.POST.get("do", ""), (None, ""))
        if do is None:
            raise Http404
        try:
            do(self.interest, by=request.user)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
        else:
            messages.success(request, words)
        return see_other("contact:interest", uuid=uuid)


class NoView(OnceMixin, OwnMixin, FormView):
    """No, thank you. Before the employer knows of it one press is enough, and what she wants to say of it is
    asked afterwards.
    """

    form_class = NoForm
    template_name = "employers/contact/hers/no.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "is_known": self._is_known}

    @property
    def _is_known(self) -> bool:
        return self.interest.ended_at is None and self.interest.stage in WITH_THEM

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.interest.ended_at and self.interest.ended_by != Ended.LEARNER:
            return see_other("contact:interest", uuid=self.interest.uuid)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs, interest=self.interest, title=title_of(self.interest), is_known=self._is_known
        )

    def create(self, form: NoForm, submission: Submission) -> str:
        said = form.cleaned_data
        if self.interest.ended_at:
            tell_why(self.interest, by=self.request.user, reason=said["reason"], note=said["note"])
            return reverse("contact:home")
        was_known = self._is_known
        refuse(
            self.interest,
            by=self.request.user,
            reason=said["reason"],
            words=said.get("words", ""),
            note=said["note"],
        )
        messages.success(self.request, _("You said no. It costs you nothing."))
        said_why = was_known or said["reason"] or said["note"]
        return reverse("contact:home") if said_why else reverse("contact:no", args=[self.interest.uuid])
