"""The pages of the desk that are there on every face that has a room."""

from django.urls import URLPattern, path

from lms.desk.views import shell
from lms.safety.access.policy import guarded

app_name = "desk_shell"
urlpatterns = [path("waiting/", guarded("moderation", shell.WaitingView.as_view()), name="waiting")]
front = [path("", guarded("desk_menu", shell.FrontView.as_view()), name="front")]


def patterns(*, with_front: bool) -> tuple[list[URLPattern], str]:
    """`with_front`: no room brings a page at the desk's own address, so the shell leads on from there."""
    return ([*front, *urlpatterns] if with_front else urlpatterns, app_name)
