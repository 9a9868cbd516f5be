"""What the pages of an employer's people share: which employer, and what somebody may do there."""

from typing import Any

from django.http import Http404, HttpRequest

from employers.members.queries import own_membership
from employers.members.rules import can_lead
from lms.organisations.models import Membership, Organisation
from lms.organisations.queries import organisation_names


class OwnPlaceMixin:
    """For whoever belongs to an employer; the policy saw to that."""

    request: HttpRequest

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        own = own_membership(request.user)
        if own is None:
            raise Http404
        self.own: Membership = own
        self.place: Organisation = own.organisation
        self.leads = can_lead(request.user, self.place)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            place=self.place,
            leads=self.leads,
            organisations=organisation_names(self.request.user),
        )


class LeadsMixin(OwnPlaceMixin):
    """For those who lead there. To the others the page is none."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not self.leads:
            raise Http404
