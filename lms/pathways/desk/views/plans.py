from typing import Any

from django.views.generic import TemplateView

from lms.desk.frame import DeskMixin
from lms.listing.views import ListMixin
from lms.organisations.models import Role
from lms.organisations.queries import roles_of
from lms.organisations.rules import administrates
from lms.pathways.desk.listing import PlansListing


class PlansView(ListMixin, DeskMixin, TemplateView):
    template_name = "lms_pathways/desk/plans.html"
    listing_class = PlansListing

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = self.request.user
        counts = Role.COORDINATOR in roles_of(person) or administrates(person)
        return super().get_context_data(**kwargs, shows_numbers=counts)
