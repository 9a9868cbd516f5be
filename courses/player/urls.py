from django.urls import path

from courses.player import quiz_views, views
from lms.safety.access.policy import guarded

app_name = "player"
urlpatterns = [
    path("", guarded("learner", views.HomeView.as_view()), name="home"),
    path("more/", guarded("learner", views.MoreView.as_view()), name="more"),
    path("courses/", guarded("learner", views.CoursesView.as_view()), name="courses"),
    path("courses/<uuid:uuid>/", guarded("learner", views.EnrolView.as_view()), name="enrol"),
    path("lesson/<uuid:uuid>/", guarded("learner", views.LessonView.as_view()), name="lesson"),
    path("lesson/<uuid:uuid>/done/", guarded("learner", views.LessonDoneView.as_view()), name="lesson_done"),
    path("quiz/<uuid:uuid>/", guarded("learner", quiz_views.QuizView.as_view()), name="quiz"),
    path(
        "try/<uuid:uuid>/<int:number>/",
        guarded("learner", quiz_views.QuizQuestionView.as_view()),
        name="quiz_question",
    ),
    path("try/<uuid:uuid>/check/", guarded("learner", quiz_views.QuizCheckView.as_view()), name="quiz_check"),
    path(
        "try/<uuid:uuid>/result/", guarded("learner", quiz_views.QuizResultView.as_view()), name="quiz_result"
    ),
    path("<uuid:uuid>/", guarded("learner", views.StepView.as_view()), name="step"),
]
