"""The directory for a signed-in learner, in her own pages (lms.contracts.neutral_help)."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Prefetch
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from lms.blocks.retold import without_links
from lms.contracts.neutral_help import HelpGroup, HelpLink, HelpPage, HelpPart, HelpSource, register
from lms.core import written
from lms.core.texts import language_of
from lms.services.directory.models import Service, ServiceArea
from lms.services.directory.queries import public
from lms.services.finding.queries import one
from lms.services.finding.shown import town_name
from lms.services.places.models import Town

#: A list to read on a phone. Of a larger directory the first of each town are offered.
MOST = 400
MOST_OF_A_TOWN = 40


class PlacesNearYou(HelpSource):
    key = "services"
    name = _("Places near you")
    hint = _("Who can help, with hours and how to get there.")
    icon = "people"
    order = 30

    def contents(self, *, language: str) -> list[HelpGroup]:
        return self.contents_for("", language=language)

    def contents_for(self, country: str, *, language: str) -> list[HelpGroup]:
        """Her country first; of each, what is for all of it before its towns."""
        lines, towns = _lines(language), _towns(language)
        groups: list[HelpGroup] = []
        for code in sorted({*lines, *towns}, key=lambda code: (code != country, code)):
            groups += lines.get(code, []) + towns.get(code, [])
        return groups

    def titles(self, uuids: Collection[UUID], *, language: str) -> dict[UUID, str]:
        rows = public().filter(uuid__in=uuids).prefetch_related("wordings") if uuids else []
        return {row.uuid: row.said("name", language) for row in rows}

    def page(self, uuid: UUID, *, language: str) -> HelpPage | None:
        place = one(uuid, language=language)
        if place is None:
            return None
        html = without_links(render_to_string("lms_services/told/place.html", {"place": place}))
        notice = _("Nobody has looked at this for a long time. Call before you go.")
        return HelpPage(
            title=place.title,
            lead=place.summary,
            language=language_of(place.title) or language,
            notice=str(notice) if place.past_review else "",
            parts=[HelpPart(html=html)],
            groups=[],
            place=uuid,
        )


def _link(service: Service, language: str) -> HelpLink:
    name, hint = service.said("name", language), service.said("summary", language)
    return HelpLink(uuid=service.uuid, title=name, hint=hint)


def _lines(language: str) -> dict[str, list[HelpGroup]]:
    """By country, what is for all of it and in no place."""
    whole = ServiceArea.objects.filter(town=None).exclude(country="")
    rows = public().filter(pk__in=whole.values("service"), service_at_locations__location__town=None)
    found: dict[str, list[HelpLink]] = {}
    for row in rows.prefetch_related("wordings", Prefetch("service_areas", whole)).distinct()[:MOST]:
        for code in dict.fromkeys(area.country for area in row.service_areas.all()):
            if len(found.setdefault(code, [])) < MOST_OF_A_TOWN:
                found[code].append(_link(row, language))
    return {
        code: [HelpGroup(title=written.country(code, language), links=links)] for code, links in found.items()
    }


def _towns(language: str) -> dict[str, list[HelpGroup]]:
    """By country."""
    rows = public().exclude(service_at_locations__location__town=None)
    towns: dict[Town, dict[UUID, HelpLink]] = {}
    for row in rows.prefetch_related("wordings", "service_at_locations__location__town")[:MOST]:
        for offered in row.service_at_locations.all():
            town = offered.location.town if offered.location else None
            if town and len(towns.setdefault(town, {})) < MOST_OF_A_TOWN:
                towns[town][row.uuid] = _link(row, language)
    found: dict[str, list[HelpGroup]] = {}
    for town, links in sorted(towns.items(), key=lambda each: each[0].name):
        group = HelpGroup(title=town_name(town, language), links=list(links.values()))
        found.setdefault(town.country, []).append(group)
    return found


register(PlacesNearYou())
