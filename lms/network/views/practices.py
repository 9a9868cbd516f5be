from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views import View

from lms.network.practices.criteria import published_criteria
from lms.network.practices.enums import Criterion, Did
from lms.network.practices.models import Practice
from lms.network.practices.queries import public, with_all_shown
from lms.network.practices.shelf import Shelf
from lms.network.practices.shown import ShownPractice
from lms.network.recommendations.queries import public as public_recommendations
from lms.network.recommendations.queries import with_all_shown as all_of_recommendations
from lms.network.recommendations.shown import ShownRecommendation
from lms.network.views.page import address_here, page

SIDE_BY_SIDE = 3


def ticked(request: HttpRequest) -> list[UUID]:
    """Each once, in the order in which they were ticked; what is no id is left out."""
    found = []
    for typed in request.GET.getlist("p"):
        try:
            found.append(UUID(typed))
        except ValueError:
            continue
    return list(dict.fromkeys(found))


def chosen(uuids: list[UUID]) -> list[ShownPractice]:
    rows = {row.uuid: row for row in with_all_shown(public().filter(uuid__in=uuids))}
    return [ShownPractice(rows[uuid]) for uuid in uuids if uuid in rows]


class ShelfView(View):
    """What asks for practices stands in the address: it can be kept and sent, and says nothing of anybody."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return shelf_page(request)


def shelf_page(request: HttpRequest, problem: str = "") -> HttpResponse:
    return page(request, "shelf", {"shelf": Shelf(request), "problem": problem})


class PracticeView(View):
    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        row = with_all_shown(public().filter(uuid=uuid)).first()
        if row is None:
            return _set_aside(request, uuid)
        practice = ShownPractice(row)
        follows = all_of_recommendations(public_recommendations().filter(practices=row))
        address = address_here(request, "practices:practice", uuid)
        return page(
            request,
            "practice",
            {
                "practice": practice,
                "recommendations": [ShownRecommendation(each) for each in follows],
                "checks": row.steps.filter(did=Did.CHECKED).exclude(words=""),
                "cited": practice.cited(website=request.face.name, address=address),
            },
        )


def _set_aside(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Of one that was public and is written anew nothing is told but that; any other was never there."""
    row = Practice.objects.filter(uuid=uuid, serial__isnull=False).prefetch_related("words").first()
    if row is None:
        raise Http404
    return page(request, "set_aside", {"title": row.said("title")}, status=404)


class CompareView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        uuids = ticked(request)
        found = chosen(uuids[:SIDE_BY_SIDE])
        if len(found) < 2:
            return page(request, "compare_none", {"most": SIDE_BY_SIDE})
        more = len(uuids) - len(found)
        rows = [(each.label, [one.found_of(each.value) for one in found]) for each in Criterion]
        told = {"practices": found, "found": rows, "more": max(0, more), "most": SIDE_BY_SIDE}
        return page(request, "compare", told)


class CriteriaView(View):
    """The questions that two people from elsewhere ask of every practice."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return page(request, "criteria", {"criteria": published_criteria()})
