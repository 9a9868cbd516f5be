from django.urls import path

from lms.programme.finding import views
from lms.safety.access.policy import guarded
from lms.safety.access.tokenless import declared_read

app_name = "finding"
urlpatterns = [
    path("", declared_read(views.SearchView.as_view()), name="page"),
    path("suggest/", declared_read(views.suggest), name="suggest"),
    path("<str:sealed>/", guarded("anyone", views.FoundView.as_view()), name="found"),
]
