"""Of the public website alone. The address says nothing of why somebody calls."""

from django.urls import path

from lms.contacts.views.public import NumbersView
from lms.safety.access.policy import guarded

urlpatterns = [path("", guarded("anyone", NumbersView.as_view()), name="numbers")]
