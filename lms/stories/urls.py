"""Stories for everybody, on the programme face: no address holds anything of who tells."""

from django.urls import path

from lms.safety.access.policy import guarded
from lms.safety.access.tokenless import written_from_here
from lms.stories.views import slip, stories, telling

app_name = "stories"
urlpatterns = [
    path("", guarded("anyone", stories.StoriesView.as_view()), name="all"),
    path("together/<slug:shelf>/", guarded("anyone", stories.StoriesView.as_view()), name="shelf"),
    path("tell/", guarded("anyone", telling.NoteView.as_view()), name="note"),
    path("tell/words/", written_from_here(telling.TellView.as_view()), name="tell"),
    path("slip/", written_from_here(slip.SlipView.as_view()), name="slip"),
    path("<uuid:uuid>/", guarded("anyone", stories.StoryView.as_view()), name="story"),
    path("<uuid:uuid>/picture/", guarded("anyone", stories.PictureView.as_view()), name="picture"),
]
