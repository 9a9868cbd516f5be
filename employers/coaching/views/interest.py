"""One interest of a learner, for her coach: what she thinks of it, and the conversation of three."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView, View

from employers.coaching.forms.coach import AnswerForm
from employers.coaching.listing import STAGE_WORDS
from employers.coaching.queries.waiting import coached_interests
from employers.contact.access_kinds import WORK_TALK
from employers.contact.actions.interests import answer_her
from employers.contact.actions.talking import write_in
from employers.contact.enums import BEFORE_THEM, KNOWN, Ended
from employers.contact.forms.interests import MessageForm
from employers.contact.models import Interest, reason_in_words
from employers.contact.queries.conversing import WORK, conversation_of
from employers.contact.shown import Reader, lines_of, title_of
from employers.placements.desk.panels import PlaceOfHer, place_row
from employers.placements.queries import place_of
from employers.placements.rules import can_read
from lms.core.people import Person
from lms.core.responses import see_other
from lms.core.texts import sentence
from lms.desk.frame import SHOWING, DeskMixin
from lms.desk.openings import log_opening
from lms.messaging.queries import conversations_for
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class InterestView(OnceMixin, DeskMixin, FormView):
    """What stands in the form depends on how far it has come: an answer to her, or a message to all three."""

    template_name = "employers/coaching/interest.html"

    @cached_property
    def interest(self) -> Interest:
        return get_object_or_404(coached_interests(self.request.user), uuid=self.kwargs["uuid"])

    @property
    def answers(self) -> bool:
        return self.interest.ended_at is None and self.interest.stage in BEFORE_THEM

    @property
    def talks(self) -> bool:
        return self.interest.ended_at is None and self.interest.stage in KNOWN

    def get_form_class(self) -> type[BaseForm]:
        return AnswerForm if self.answers else MessageForm

    def get_initial(self) -> dict[str, Any]:
        if not self.answers:
            return {}
        return {"words": self.interest.coach_words, "warns": self.interest.coach_warns}

    def render_to_response(self, context: dict[str, Any], **more: Any) -> HttpResponse:
        """What was written was opened, whatever way it comes on the screen: she reads who looked."""
        response = super().render_to_response(context, **more)
        if context["lines"] and response.status_code in SHOWING:
            log_opening(self.request.user, self.interest.person.profile, WORK_TALK)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        interest = self.interest
        lines = lines_of(interest, self.request.user, Reader.COACH) if interest.stage in KNOWN else []
        ended = str(Ended(interest.ended_by).label) if interest.ended_by else ""
        return super().get_context_data(
            **kwargs,
            interest=interest,
            person=interest.person.profile,
            title=title_of(interest),
            state=ended or sentence(str(STAGE_WORDS[interest.stage]), title=title_of(interest)),
            reason=reason_in_words(interest.reason, ended_by=interest.ended_by),
            answers=self.answers,
            talks=self.talks,
            writes=self.answers or self.interest.held_at is None,
            lines=lines,
            conversation=conversation_of(interest),
            place=_place(interest, self.request.user) if self.talks else None,
        )

    def create(self, form: Any, submission: Submission) -> str:
        said = form.cleaned_data
        if self.answers:
            answer_her(self.interest, by=self.request.user, words=said["words"], warns=said["warns"])
            self.done_words = _("She reads it. She decides.")
        else:
            write_in(
                self.interest,
                by=self.request.user,
                body=said["body"],
                file=said["file"],
                file_name=form.file_name,
            )
            self.done_words = _("Sent to both.")
        return reverse("coaching:interest", args=[self.interest.uuid])


def _place(interest: Interest, reader: Person) -> PlaceOfHer | None:
    """What became of it, for whoever goes along and whoever stands in."""
    found = place_of(interest)
    return place_row(found, interest.person.profile) if found and can_read(reader, found) else None


class ConversationView(View):
    """From the list of messages to the page of what it is about."""

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        here = conversations_for(request.user).filter(kind=WORK)
        conversation = get_object_or_404(here, uuid=uuid)
        about = coached_interests(request.user).filter(
            person=conversation.about_id, vacancy__organisation=conversation.organisation_id
        )
        interest = about.order_by("-began_at", "-pk").first()
        if interest is None:
            return see_other("coaching:work")
        return see_other("coaching:interest", uuid=interest.uuid)
