"""Good practices and recommendations on the desk, under /work/."""

from django.urls import path

from lms.network.desk.views import book, practices, recommendations
from lms.safety.access.policy import View, guarded

app_name = "network_desk"


def _desk(view: type) -> View:
    return guarded("desk", view.as_view())


PRACTICE = "practices/<uuid:uuid>/"
RECOMMENDATION = "recommendations/<uuid:uuid>/"
urlpatterns = [
    path("practices/", _desk(practices.PracticesView), name="practices"),
    path("practices/new/", _desk(practices.NewPracticeView), name="new_practice"),
    path("practices/book/", _desk(book.BookView), name="book"),
    path("practices/book/<uuid:uuid>/", _desk(book.BookJobView), name="book_job"),
    path("practices/book/<uuid:uuid>/file/", _desk(book.BookFileView), name="book_file"),
    path(PRACTICE, _desk(practices.PracticeView), name="practice"),
    path(f"{PRACTICE}change/", _desk(practices.EditPracticeView), name="edit_practice"),
    path(f"{PRACTICE}words/<str:language>/", _desk(practices.PracticeWordsView), name="practice_words"),
    path(f"{PRACTICE}hand-in/", _desk(practices.HandInView), name="hand_in"),
    path(f"{PRACTICE}read/", _desk(practices.ReadView), name="read"),
    path(f"{PRACTICE}publish/", _desk(practices.PublishPracticeView), name="publish_practice"),
    path(f"{PRACTICE}check/", _desk(practices.CheckPracticeView), name="check_practice"),
    path(f"{PRACTICE}take-back/", _desk(practices.TakeBackPracticeView), name="take_back_practice"),
    path("recommendations/", _desk(recommendations.RecommendationsView), name="recommendations"),
    path("recommendations/new/", _desk(recommendations.NewRecommendationView), name="new_recommendation"),
    path(RECOMMENDATION, _desk(recommendations.RecommendationView), name="recommendation"),
    path(
        f"{RECOMMENDATION}change/",
        _desk(recommendations.EditRecommendationView),
        name="edit_recommendation",
    ),
    path(
        f"{RECOMMENDATION}words/<str:language>/",
        _desk(recommendations.RecommendationWordsView),
        name="recommendation_words",
    ),
    path(
        f"{RECOMMENDATION}publish/",
        _desk(recommendations.PublishRecommendationView),
        name="publish_recommendation",
    ),
    path(
        f"{RECOMMENDATION}take-back/",
        _desk(recommendations.TakeBackRecommendationView),
        name="take_back_recommendation",
    ),
    path(f"{RECOMMENDATION}follow/", _desk(recommendations.FollowView), name="follow"),
]
