from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.views.generic import TemplateView, View

from lms.core import days
from lms.desk.frame import DeskMixin
from lms.desk.openings import openings_to_know_of
from lms.desk.people import PeopleListing
from lms.desk.queries import renewals_for
from lms.desk.views.shell import FrontView
from lms.listing.views import ExportView, ListMixin
from lms.messaging.queries import notices_for
from lms.organisations.models import Role
from lms.organisations.policies import works_at_the_desk
from lms.organisations.queries import membership_tells, roles_of
from lms.organisations.rules import can_make_accounts


class DeskHomeView(ListMixin, DeskMixin, TemplateView):
    template_name = "lms/desk/home.html"
    listing_class = PeopleListing

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        worker = self.request.user
        listing = PeopleListing(self.request)
        return super().get_context_data(
            **kwargs,
            listing=listing,
            hands=listing.hands(),
            total=listing.counts[""],
            waiting=listing.counts["waiting"],
            today=days.today(),
            new_url=reverse("desk:account_new") if can_make_accounts(worker) else "",
            openings=openings_to_know_of(worker),
            renewals=renewals_for(worker),
            notices=notices_for(worker),
            membership_tells=Role.COORDINATOR in roles_of(worker) and membership_tells(),
        )


class DeskFrontView(View):
    """The desk's own address: people for whoever works with them; else the first place that is open to
    whoever asks, such as the organisations for an administrator.
    """

    def get(self, request: HttpRequest) -> HttpResponseBase:
        shown = DeskHomeView if works_at_the_desk(request) else FrontView
        return shown.as_view()(request)


class PeopleExportView(ExportView):
    listing_class = PeopleListing
