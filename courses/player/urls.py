from django.urls import path

from courses.player.views import called, course_map, groups, home, lesson, own_days, quiz, sessions
from lms.safety.access.policy import guarded
from lms.safety.http.recording import lets_record

app_name = "player"
urlpatterns = [
    path("", guarded("learner", home.HomeView.as_view()), name="home"),
    path("more/", guarded("learner", home.MoreView.as_view()), name="more"),
    path("called/", guarded("learner", called.CalledView.as_view()), name="called"),
    path("days/", guarded("learner_pin", own_days.ChecksView.as_view()), name="checks"),
    path("days/forget/", guarded("learner_pin", own_days.ForgetChecksView.as_view()), name="checks_forget"),
    path("sessions/", guarded("learner", sessions.SessionsView.as_view()), name="sessions"),
    path("sessions/calendar/", guarded("learner", sessions.HerCalendarView.as_view()), name="calendar"),
    path(
        "sessions/calendar/<uuid:made>/",
        guarded("learner", sessions.HerCalendarMadeView.as_view()),
        name="calendar_made",
    ),
    path("courses/", guarded("learner", home.CoursesView.as_view()), name="courses"),
    path("courses/<uuid:uuid>/", guarded("learner", home.EnrolView.as_view()), name="enrol"),
    path("groups/invited/", guarded("learner", groups.InvitedView.as_view()), name="invited"),
    path("groups/<uuid:uuid>/", guarded("learner", groups.AskView.as_view()), name="group_ask"),
    path("groups/<uuid:uuid>/back/", guarded("learner", groups.TakeBackView.as_view()), name="group_back"),
    path("module/<uuid:uuid>/time/", guarded("learner", course_map.MoreTimeView.as_view()), name="more_time"),
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
#: Outside the language prefixes: a sheet hangs on a wall where many languages are read.
join_patterns = ([path("<str:token>/", guarded("anyone", groups.join), name="join")], "invitations")
