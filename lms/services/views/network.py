from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views import View

from lms.services.finding.network import network_of, towns_with_networks
from lms.services.places.models import Town
from lms.services.views.page import page


class NetworksView(View):
    """For services: the towns of the directory."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return page(request, "networks_page", {"countries": towns_with_networks()})


class NetworkView(View):
    """Who offers what in a town, what nobody offers, and what ten or more have asked for."""

    def get(self, request: HttpRequest, uuid: UUID, page_number: int = 1) -> HttpResponse:
        town = Town.objects.filter(uuid=uuid).first()
        network = network_of(town, page_number) if town else None
        if network is None:
            raise Http404
        return page(request, "network_page", {"network": network})
