"""Help to read, under /learn/help/: written on the other website, shown in her own pages."""

from django.urls import path

from lms.messaging.views import reading
from lms.safety.access.policy import guarded

app_name = "help"
urlpatterns = [
    path("", guarded("learner", reading.ListView.as_view(), "told"), name="home"),
    path("<uuid:uuid>/", guarded("learner", reading.PageView.as_view(), "told"), name="page"),
    path("<uuid:uuid>/<str:part>/", guarded("learner", reading.FileView.as_view()), name="file"),
]
