"""A room that exists for tests."""

from django.urls import path
from django.views.generic import TemplateView

from lms.desk.frame import DeskMixin
from lms.safety.access.policy import guarded


class OrchardsView(DeskMixin, TemplateView):
    template_name = "lms/faces/desk.html"


app_name = "orchards"
urlpatterns = [path("orchards/", guarded("desk", OrchardsView.as_view()), name="list")]
