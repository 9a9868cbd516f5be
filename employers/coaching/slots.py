"""What the desk of work shows on pages of the rooms below it."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from employers.contact.models import Interest
from employers.contact.rules import can_be_asked, is_coach_of
from employers.vacancies.slots import Panel, Where, register
from lms.contracts.desk.panels import PanelContent


@register
class AskHer(Panel):
    """Beside why it fits her: to ask whether she wants it, or what she said. Only for those who coach her."""

    key, place, template, order = "ask_her", Where.FIT, "employers/coaching/ask_her.html", 10

    def content(self, *, request: HttpRequest, about: Any) -> PanelContent | None:
        vacancy, learner = about.vacancy, about.learner
        if not is_coach_of(request.user, learner.user):
            return None
        said = Interest.objects.filter(person=learner.user_id, vacancy=vacancy).first()
        if said is not None:
            return PanelContent({"said_url": reverse("coaching:interest", args=[said.uuid]), "ask_url": ""})
        if not can_be_asked(learner.user, vacancy):
            return None
        ask_url = reverse("coaching:ask", args=[vacancy.uuid, learner.uuid])
        return PanelContent({"said_url": "", "ask_url": ask_url})
