"""Sums for those who pay, on the desk."""

from django.urls import path

from courses.reports import views
from lms.safety.access.policy import guarded

app_name = "reports"
urlpatterns = [
    path("reports/", guarded("coordinator", views.ReportsView.as_view()), name="list"),
    path("reports/<uuid:uuid>/", guarded("coordinator", views.ReportView.as_view()), name="report"),
    path("reports/<uuid:uuid>/print/", guarded("coordinator", views.ReportSheetView.as_view()), name="print"),
    path(
        "reports/<uuid:uuid>/file/",
        guarded("coordinator", views.ReportFileView.as_view(), "recent"),
        name="file",
    ),
    path("reports/groups/<uuid:uuid>/", guarded("coordinator", views.TallyView.as_view()), name="tally"),
]
