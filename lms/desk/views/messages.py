"""The side of those who answer: who waits, one conversation, its files. Every opening is logged."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View

from lms.core.conf import conf
from lms.desk.frame import DeskMixin
from lms.desk.inbox import InboxListing
from lms.listing.views import ListMixin
from lms.messaging.actions import WAITING, answer, open_conversation, see_notices
from lms.messaging.forms import MessageForm
from lms.messaging.kinds import without_own_page
from lms.messaging.models import Conversation
from lms.messaging.queries import conversations_for, message_for
from lms.messaging.shown import thread_for
from lms.privacy.registry import days_kept
from lms.safety.http.media import stored_upload
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class InboxView(ListMixin, DeskMixin, TemplateView):
    """Who waits longest comes first. Nothing of what was written stands here."""

    template_name = "lms/desk/inbox.html"
    listing_class = InboxListing

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, reply_days=conf.reply_working_days)


class ConversationView(OnceMixin, DeskMixin, FormView):
    """One conversation, and the field to answer in.

    The same answer sent again leads where it led, although a deputy who has answered sees it no more.
    """

    form_class = MessageForm
    template_name = "lms/desk/conversation.html"
    done_words = gettext_lazy("Your answer has been sent.")

    conversation: Conversation

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self._find()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self._find()
        except Http404:
            self.without_form = reverse("messaging_desk:inbox")
            sent_before = self._sent_before()
            if sent_before is None:
                raise
            return sent_before
        return super().post(request, *args, **kwargs)

    def _find(self) -> None:
        here = conversations_for(self.request.user).filter(kind__in=without_own_page())
        self.conversation = get_object_or_404(here, uuid=self.kwargs["uuid"])

    def render_to_response(self, context: dict[str, Any], **response_kwargs: Any) -> HttpResponse:
        """Whatever way it comes on the screen, it is an opening."""
        open_conversation(self.conversation, self.request.user)
        see_notices(self.request.user, WAITING, self.conversation)
        return super().render_to_response(context, **response_kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            person=self.conversation.about.profile,
            since=self.conversation.waiting_since,
            deleted_at=self.conversation.deleted_at,
            thread=thread_for(self.conversation, self.request.user),
            keep_days=days_kept(Conversation),
        )

    def create(self, form: MessageForm, submission: Submission) -> str:
        answer(
            self.conversation,
            self.request.user,
            body=form.cleaned_data["body"],
            file=form.cleaned_data["file"],
        )
        return reverse("messaging_desk:inbox")


class FileView(View):
    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponseBase:
        message = get_object_or_404(message_for(request.user, uuid))
        if not message.file:
            raise Http404
        response = stored_upload(request, message.file)
        open_conversation(message.conversation, request.user, thing=message.uuid)
        return response
