"""Hers: where she asks for help and reads the answers. Behind her PIN."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from lms.contacts.queries import contacts_for
from lms.contracts.navigation import address_here
from lms.core.conf import conf
from lms.core.people import called
from lms.core.responses import see_other
from lms.messaging.actions import ANSWER, ask_for_help, delete_conversation, see_notices
from lms.messaging.forms import HelpForm
from lms.messaging.guidance.queries import legal_notes_for
from lms.messaging.models import Conversation
from lms.messaging.queries import conversations_of, own_message
from lms.messaging.rules import Answerers, who_answers
from lms.messaging.shown import own_thread
from lms.organisations.models import Organisation, Role
from lms.organisations.queries import current_memberships
from lms.privacy.registry import days_kept
from lms.safety.http.media import stored_upload
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class HelpView(OnceMixin, FormView):
    """Numbers, the time an answer takes and the note on the law come first, then what was written."""

    form_class = HelpForm
    template_name = "lms/messaging/help.html"
    done_words = gettext_lazy("Your message is on its way.")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        see_notices(request.user, ANSWER)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.who_answers:  # whoever could answer is gone since she opened the page
            return see_other("messaging:home")
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "organisations": list(self.who_answers)}

    @cached_property
    def who_answers(self) -> dict[Organisation, Answerers]:
        return who_answers(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = self.request.user
        countries = {m.organisation.country for m in current_memberships(person) if m.role == Role.LEARNER}
        language = get_language() or "en"
        threads = [own_thread(conversation, person) for conversation in conversations_of(person)]
        return super().get_context_data(
            **kwargs,
            contacts=contacts_for(countries, language=language),
            legal_notes=legal_notes_for(countries, language=language),
            reply_days=conf.reply_working_days,
            readers=[_readers(who) for who in self.who_answers.values()],
            can_write=bool(self.who_answers),
            threads=threads,
            several=len({thread.organisation for thread in threads} | {o.name for o in self.who_answers}) > 1,
            keep_days=days_kept(Conversation),
            openings_url=address_here("privacy:own"),
        )

    def create(self, form: HelpForm, submission: Submission) -> str:
        ask_for_help(
            self.request.user,
            form.organisation,
            body=form.cleaned_data["body"],
            file=form.cleaned_data["file"],
        )
        return reverse("messaging:home")


def _readers(who: Answerers) -> list[str]:
    """How those are called who read it first."""
    return [called(person) for person in who.first]


class DeleteView(TemplateView):
    """All of one conversation, asked for once more, with the note on the law before it."""

    template_name = "lms/messaging/delete.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        conversation = get_object_or_404(conversations_of(self.request.user), uuid=kwargs["uuid"])
        language = get_language() or "en"
        return super().get_context_data(
            **kwargs,
            thread=own_thread(conversation, self.request.user),
            legal_notes=legal_notes_for({conversation.organisation.country}, language=language),
            copy_days=conf.backup_days,
        )

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        own = Conversation.objects.filter(about=request.user)
        delete_conversation(get_object_or_404(own, uuid=uuid), by=request.user)
        messages.success(request, _("The conversation is deleted."))
        return see_other("messaging:home")


class OwnFileView(View):
    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponseBase:
        return stored_upload(request, get_object_or_404(own_message(request.user, uuid)).file)
