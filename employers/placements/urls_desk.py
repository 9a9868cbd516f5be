from django.urls import path

from employers.placements.desk import views
from lms.safety.access.policy import guarded

app_name = "places_desk"
urlpatterns = [
    path(
        "people/<uuid:uuid>/places/<uuid:place>/",
        guarded("desk", views.PlaceView.as_view()),
        name="place",
    ),
    path(
        "people/<uuid:uuid>/places/<uuid:place>/agreement/",
        guarded("desk", views.WriteView.as_view()),
        name="write",
    ),
    path(
        "people/<uuid:uuid>/places/<uuid:place>/sign/",
        guarded("desk", views.SignView.as_view(), "recent"),
        name="sign",
    ),
    path("places/numbers/", guarded("coordinator", views.NumbersView.as_view()), name="numbers"),
]
