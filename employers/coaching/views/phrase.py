"""Her phrase, before somebody calls or visits her: shown on one press, and each press is told to her."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from employers.contact.actions.phrase import read_phrase
from employers.contact.queries.coaches import coached_by
from lms.accounts.models import Profile
from lms.desk.frame import DeskMixin


class PhraseView(DeskMixin, TemplateView):
    """Of those whom she coaches; anybody else looks like nobody."""

    template_name = "employers/coaching/phrase.html"

    def get_person(self) -> Profile:
        hers = Profile.objects.filter(user__in=coached_by(self.request.user), suspended_at=None)
        return get_object_or_404(hers.select_related("user"), uuid=self.kwargs["uuid"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"person": self.get_person(), "looked": False, **kwargs})

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        person = self.get_person()
        words = read_phrase(person.user, worker=request.user)
        return self.render_to_response(self.get_context_data(person=person, words=words, looked=True))
