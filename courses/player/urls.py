from django.urls import path

from courses.player.views import called, course_map, home, lesson, quiz, sessions
from lms.safety.access.policy import guarded
from lms.safety.http.recording import lets_record

app_name = "player"
urlpatterns = [
    path("", guarded("learner", home.HomeView.as_view()), name="home"),
    path("more/", guarded("learner", home.MoreView.as_view()), name="more"),
    path("called/", guarded("learner", called.CalledView.as_view()), name="called"),
    path("sessions/", guarded("learner", sessions.SessionsView.as_view()), name="sessions"),
    path("sessions/calendar/", guarded("learner", sessions.HerCalendarView.as_view()), name="calendar"),
    path(
        "sessions/calendar/<uuid:made>/",
        guarded("learner", sessions.HerCalendarMadeView.as_view()),
        name="calendar_made",
    ),
    path("courses/", guarded("learner", home.CoursesView.as_view()), name="courses"),
    path("courses/<uuid:uuid>/", guarded("learner", home.EnrolView.as_view()), name="enrol"),
    path("course/<uuid:uuid>/", guarded("learner", course_map.CourseMapView.as_view()), name="map"),
    path("course/<uuid:uuid>/words/", guarded("learner", course_map.CourseWordsView.as_view()), name="words"),
    path("lesson/<uuid:uuid>/", guarded("learner", lesson.LessonView.as_view()), name="lesson"),
    path("lesson/<uuid:uuid>/done/", guarded("learner", lesson.LessonDoneView.as_view()), name="lesson_done"),
    path("quiz/<uuid:uuid>/", guarded("learner", quiz.QuizView.as_view()), name="quiz"),
    path(
        "try/<uuid:uuid>/<int:number>/",
        lets_record(guarded("learner", quiz.QuizQuestionView.as_view())),
        name="quiz_question",
    ),
    path("try/<uuid:uuid>/check/", guarded("learner", quiz.QuizCheckView.as_view()), name="quiz_check"),
    path("try/<uuid:uuid>/result/", guarded("learner", quiz.QuizResultView.as_view()), name="quiz_result"),
    path("answers/<uuid:uuid>/", guarded("learner", lesson.AnswerFileView.as_view()), name="answer_file"),
    path("<uuid:uuid>/", lets_record(guarded("learner", lesson.StepView.as_view())), name="step"),
]
