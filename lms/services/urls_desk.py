"""The directory on the desk, under /work/."""

from django.urls import path

from lms.safety.access.policy import View, guarded
from lms.services.desk.views import exchange, places, reports, rows, services

app_name = "services_desk"


def _desk(view: type) -> View:
    return guarded("desk", view.as_view())


def _coordinator(view: type, *also: str) -> View:
    return guarded("coordinator", view.as_view(), *also)


SERVICE = "services/<uuid:uuid>/"
ROWS = f"{SERVICE}more/<str:of>/<str:kind>/"
urlpatterns = [
    path("services/", _desk(services.ServicesView), name="list"),
    path("services/new/", _desk(services.NewServiceView), name="new"),
    path("services/import/", _coordinator(exchange.ImportView), name="import"),
    path("services/import/<uuid:uuid>/", _coordinator(exchange.PreviewView), name="preview"),
    path("services/export/", _coordinator(exchange.ExportView, "recent"), name="export"),
    path("services/mistakes/<uuid:uuid>/", _desk(reports.ReportView), name="report"),
    path(SERVICE, _desk(services.ServiceView), name="service"),
    path(f"{SERVICE}change/", _desk(services.EditServiceView), name="edit"),
    path(f"{SERVICE}words/<str:language>/", _desk(services.WordsView), name="words"),
    path(f"{SERVICE}house/", _desk(services.HouseView), name="house"),
    path(f"{SERVICE}hours/", _desk(places.WeekView), name="hours"),
    path(f"{SERVICE}review/", _desk(services.ReviewView), name="review"),
    path(f"{SERVICE}pause/", _desk(services.PauseView), name="pause"),
    path(f"{SERVICE}pause/end/", _desk(services.EndPauseView), name="end_pause"),
    path(f"{SERVICE}withdraw/", _desk(services.WithdrawView), name="withdraw"),
    path(f"{SERVICE}history/", _desk(services.HistoryView), name="history"),
    path(ROWS, _desk(rows.RowView), name="row_new"),
    path(f"{ROWS}<uuid:row>/", _desk(rows.RowView), name="row"),
    path(f"{ROWS}<uuid:row>/remove/", _desk(rows.RemoveRowView), name="row_remove"),
    path(f"{SERVICE}places/new/", _desk(places.PlaceView), name="place_new"),
    path(f"{SERVICE}places/<uuid:place>/", _desk(places.PlaceView), name="place"),
    path(f"{SERVICE}places/<uuid:place>/hours/", _desk(places.WeekView), name="place_hours"),
    path(
        f"{SERVICE}places/<uuid:place>/words/<str:language>/",
        _desk(places.PlaceWordsView),
        name="place_words",
    ),
    path(f"{SERVICE}places/<uuid:place>/remove/", _desk(places.RemovePlaceView), name="place_remove"),
]
