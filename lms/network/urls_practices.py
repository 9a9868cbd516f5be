"""Good practices for everybody, on the programme face."""

from django.urls import path

from lms.network.views import feed, paper, practices
from lms.safety.access.policy import View, guarded

app_name = "practices"


def _open(view: type) -> View:
    return guarded("anyone", view.as_view())


urlpatterns = [
    path("", _open(practices.ShelfView), name="shelf"),
    path("compare/", _open(practices.CompareView), name="compare"),
    path("print/", _open(paper.PrintFewView), name="print_few"),
    path("feed/", _open(feed.FeedView), name="feed"),
    path("criteria/", _open(practices.CriteriaView), name="criteria"),
    path("<uuid:uuid>/", _open(practices.PracticeView), name="practice"),
    path("<uuid:uuid>/print/", _open(paper.PrintPracticeView), name="print"),
]
