"""A worker spoke with a learner: one tap, and nothing to write."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from lms.desk.actions import note_talk
from lms.desk.frame import LearnerMixin
from lms.submissions.views import done_once


class TalkView(LearnerMixin, View):
    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        do = partial(note_talk, request.user, self.profile, request.POST.get("need", ""))
        words = _("Noted: you spoke with her. If it happens again, you will see it here again.")
        return done_once(request, do, back_to=reverse("desk:person", args=[uuid]), words=words)
