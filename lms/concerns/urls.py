"""On the website for the public. The address says neither what is wrong nor with what."""

from django.urls import path

from lms.concerns.views.public import PublicTellView
from lms.safety.access.tokenless import written_from_here

app_name = "concerns"
urlpatterns = [path("<uuid:uuid>/", written_from_here(PublicTellView.as_view()), name="about")]
