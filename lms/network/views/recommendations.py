from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views import View

from lms.network.recommendations.enums import Audience
from lms.network.recommendations.queries import public, with_all_shown
from lms.network.recommendations.shown import ShownRecommendation
from lms.network.tables.queries import decided_for
from lms.network.tables.shown import ShownDecided
from lms.network.views.page import page


class RecommendationsView(View):
    """All of them, or those for one audience: no more than are read on a page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = request.GET.get("to", "")
        audience = Audience(asked) if asked in Audience.values else None
        rows = public().filter(audiences__audience=audience) if audience else public()
        return page(
            request,
            "recommendations",
            {
                "recommendations": [ShownRecommendation(row) for row in with_all_shown(rows)],
                "audiences": Audience.choices,
                "asked": asked if audience else "",
            },
        )


class RecommendationView(View):
    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        row = with_all_shown(public().filter(uuid=uuid)).first()
        if row is None:
            raise Http404
        decisions = [ShownDecided(each) for each in decided_for(row.pk)]
        told = {"recommendation": ShownRecommendation(row), "decisions": decisions}
        return page(request, "recommendation", told)
