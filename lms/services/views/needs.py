from django.http import HttpRequest, HttpResponse
from django.views import View

from lms.services.finding.asked import Asked, sealed
from lms.services.finding.queries import how_many
from lms.services.forms.find import unknown_town
from lms.services.forms.needs import NeedsForm
from lms.services.tallies.actions import count_need
from lms.services.views.page import page


class NeedsView(View):
    """She chooses from the list that all share. What is chosen is counted in tens, and not with her."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return page(request, "needs_page", {"form": NeedsForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = NeedsForm(request.POST)
        if not form.is_valid():
            return page(request, "needs_page", {"form": form})
        needs, town = form.chosen(), form.cleaned_data["town"]
        for need in needs:
            count_need(need, town)
        asked = [(need, Asked(need=need.value, town=town)) for need in needs]
        rows = [{"need": need, "count": how_many(each), "sealed": sealed(each)} for need, each in asked]
        context = {"form": form, "rows": rows, "unknown_town": unknown_town(form)}
        return page(request, "needs_page", context)
