"""The staff's door. It stands before Wagtail's own addresses, so Wagtail's sign-in page is never reached."""

from django.urls import path

from lms.accounts import views
from lms.safety.policy import guarded

staff_patterns = [path("login/", guarded("anyone", views.StaffSignInView.as_view()), name="staff_sign_in")]
