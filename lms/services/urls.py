"""The directory for everybody, on the programme face: no address holds what somebody needs, nor where."""

from django.urls import path

from lms.safety.access.policy import guarded
from lms.safety.access.tokenless import declared_read, written_from_here
from lms.services.views import find, lists, needs, network, service, slip

app_name = "services"
urlpatterns = [
    path("", declared_read(find.FindView.as_view()), name="find"),
    path("again/<str:sealed>/", declared_read(find.AgainView.as_view()), name="again"),
    path("compare/", declared_read(lists.CompareView.as_view()), name="compare"),
    path("print/", declared_read(lists.PrintView.as_view()), name="print"),
    path("needs/", written_from_here(needs.NeedsView.as_view()), name="needs"),
    path("networks/", guarded("anyone", network.NetworksView.as_view()), name="networks"),
    path("networks/<uuid:uuid>/", guarded("anyone", network.NetworkView.as_view()), name="network"),
    path(
        "networks/<uuid:uuid>/<int:page_number>/",
        guarded("anyone", network.NetworkView.as_view()),
        name="network_page",
    ),
    path("slip/", written_from_here(slip.OpenSlipView.as_view()), name="slip_open"),
    path("slip/sheet/", declared_read(slip.SlipSheetView.as_view()), name="slip_sheet"),
    path("<uuid:uuid>/", declared_read(service.ServiceView.as_view()), name="service"),
    path("<uuid:uuid>/slip/", written_from_here(slip.MakeSlipView.as_view()), name="slip_make"),
    path("<uuid:uuid>/tap/", written_from_here(service.TapView.as_view()), name="tap"),
    path("<uuid:uuid>/wrong/", written_from_here(service.ReportView.as_view()), name="report"),
]
