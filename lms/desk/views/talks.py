"""A worker spoke with a learner: one tap, and nothing to write."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from lms.core.responses import see_other
from lms.desk.actions import note_talk, take_talk_back
from lms.desk.frame import LearnerMixin
from lms.desk.queries import talks_with
from lms.submissions.views import done_once


class TalkView(LearnerMixin, View):
    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        do = partial(note_talk, request.user, self.profile, request.POST.get("need", ""))
        words = _("Noted: you spoke with her. If it happens again, you will see it here again.")
        return done_once(request, do, back_to=reverse("desk:person", args=[uuid]), words=words)


class TalkBackView(LearnerMixin, View):
    """Asked twice it is done once: the second finds it gone."""

    def post(self, request: HttpRequest, uuid: UUID, talk: int) -> HttpResponse:
        found = talks_with(self.profile).filter(worker=request.user, pk=talk).first()
        if found is None:
            return see_other("desk:person", uuid=uuid)
        return done_once(
            request,
            partial(take_talk_back, found, by=request.user),
            back_to=reverse("desk:person", args=[uuid]),
            words=_("Taken back. What it was about is asked again."),
        )
