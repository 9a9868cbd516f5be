from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views import View

from lms.services.finding.asked import Asked, sealed
from lms.services.finding.queries import one, set_aside
from lms.services.finding.shown import ShownService
from lms.services.forms.report import ReportForm
from lms.services.keeping.actions import report_error
from lms.services.slips.actions import DAYS
from lms.services.tallies.actions import count_tap
from lms.services.tallies.enums import Tap
from lms.services.views.page import asked_before, has_to_wait, page


class ShowsOne(View):
    """A page about one service. `place` is what may be read of it today."""

    place: ShownService
    asked: Asked | None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        uuid: UUID = kwargs["uuid"]
        self.asked = asked_before(request)
        place = one(uuid, asked=self.asked)
        if place is None:
            return self._not_shown(uuid)
        self.place = place
        return super().dispatch(request, *args, **kwargs)

    def _not_shown(self, uuid: UUID) -> HttpResponse:
        """Of one that is set aside nothing is told but that; any other was never there."""
        service = set_aside(uuid)
        if service is None:
            raise Http404
        return page(self.request, "set_aside", {"service": service}, status=404)

    def shown(self, name: str, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        back = sealed(self.asked) if self.asked else ""
        shared = {"place": self.place, "back": back, "carried_by": "back" if back else ""}
        return page(self.request, name, {**shared, **(context or {})}, status=status)


class ServiceView(ShowsOne):
    """By GET, and by POST from what was found, which comes along to be gone back to."""

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        return self.shown("service_page", {"taps": Tap.choices, "slip_days": DAYS})

    post = get


class TapView(ShowsOne):
    """One tap: how often, and nothing else, is counted (lms.services.tallies)."""

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        return redirect("services:service", uuid)

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        tap = request.POST.get("tap", "")
        if tap not in Tap.values:
            raise Http404
        count_tap(self.place.service, Tap(tap))
        return self.shown("thanks", {"tapped": Tap(tap).label})


class ReportView(ShowsOne):
    """Words for those who edit the service. They cannot answer, and need not."""

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        return self.shown("report_page", {"report": ReportForm()})

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        form = ReportForm(request.POST)
        if not form.is_valid() or has_to_wait(request, form, "service-report"):
            return self.shown("report_page", {"report": form})
        report_error(self.place.service, words=form.cleaned_data["words"])
        return self.shown("thanks")
