"""Of those who support her, under /teach/."""

from django.urls import path

from employers.portfolios.desk import views
from lms.safety.access.policy import guarded

app_name = "portfolio_desk"
urlpatterns = [
    path("people/<uuid:uuid>/portfolio/", guarded("desk", views.WordsView.as_view()), name="words"),
    path("people/<uuid:uuid>/portfolio/voice/", guarded("desk", views.VoiceView.as_view()), name="voice"),
    path(
        "people/<uuid:uuid>/portfolio/pictures/<uuid:picture>/",
        guarded("desk", views.PictureView.as_view()),
        name="picture",
    ),
]
