"""Stories on the desk, under /work/: for the two who have taken one."""

from django.urls import path

from lms.safety.access.policy import View, guarded
from lms.stories.desk.views import stories

app_name = "stories_desk"


def _desk(view: type) -> View:
    return guarded("desk", view.as_view())


STORY = "stories/<uuid:uuid>/"
WORDS = f"{STORY}words/<str:language>/"
urlpatterns = [
    path("stories/", _desk(stories.StoriesView), name="stories"),
    path(STORY, _desk(stories.StoryView), name="story"),
    path(f"{STORY}take/", _desk(stories.TakeView), name="take"),
    path(f"{STORY}give-back/", _desk(stories.GiveBackView), name="give_back"),
    path(f"{STORY}picture/", _desk(stories.PictureView), name="picture"),
    path(f"{STORY}version/", _desk(stories.VersionView), name="version"),
    path(f"{STORY}agree/", _desk(stories.AgreeView), name="agree"),
    path(f"{STORY}set-aside/", _desk(stories.SetAsideView), name="set_aside"),
    path(WORDS, _desk(stories.WordsView), name="words"),
    path(f"{WORDS}check/", _desk(stories.CheckWordsView), name="check_words"),
]
