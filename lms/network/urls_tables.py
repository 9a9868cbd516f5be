"""Reports of round tables for everybody, on the programme face."""

from django.urls import path

from lms.network.views import tables
from lms.safety.access.policy import guarded

app_name = "round_tables"
urlpatterns = [
    path("", guarded("anyone", tables.TablesView.as_view()), name="all"),
    path("<uuid:uuid>/", guarded("anyone", tables.ReportView.as_view()), name="report"),
    path("<uuid:uuid>/print/", guarded("anyone", tables.PrintReportView.as_view()), name="print"),
]
