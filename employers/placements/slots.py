"""From an interest to what becomes of it: hers, and the employer's."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from employers.contact.enums import Stage
from employers.placements.queries import place_of, places_to_choose, shown_to
from employers.placements.steps import row_of
from employers.vacancies.slots import Panel, Where, register
from lms.contracts.desk.panels import PanelContent


@register
class HerPlace(Panel):
    """Once both said yes: to prepare and agree what comes, or how far that has come."""

    key, place, template, order = "her_place", Where.INTEREST, "employers/placements/from_interest.html", 10

    def content(self, *, request: HttpRequest, about: Any) -> PanelContent | None:
        if about.ended_at or about.stage not in {Stage.TALKING, Stage.HIRED}:
            return None
        if made := place_of(about):
            return PanelContent({"row": row_of(made), "begin_url": ""})
        vacancy = about.vacancy
        if (vacancy.organisation, vacancy) not in places_to_choose(request.user):
            return None
        chosen = urlencode({"work": f"{vacancy.kind}:{vacancy.uuid}"})
        return PanelContent({"row": None, "begin_url": f"{reverse('places:new')}?{chosen}"})


@register
class TheirAgreement(Panel):
    """For who is named in an agreement about the same work, while she shows both."""

    key, place, template, order = "agreement", Where.TALK, "employers/placements/from_talk.html", 10

    def content(self, *, request: HttpRequest, about: Any) -> PanelContent | None:
        found = shown_to(request.user).filter(person=about.person_id, vacancy=about.vacancy_id).first()
        return PanelContent({"placement": found}) if found else None
