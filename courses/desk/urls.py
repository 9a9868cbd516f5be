"""Learning's pages of the desk."""

from django.urls import path

from courses.desk.views import (
    calendars,
    certificates,
    courses,
    days,
    group_lists,
    group_people,
    groups,
    lessons,
    marking,
    opening,
    paper,
    practice,
    questions,
    record,
    register,
    sessions,
    work,
)
from lms.safety.access.policy import guarded
from lms.safety.http.recording import lets_record

app_name = "teaching"
urlpatterns = [
    path(
        "certificates/<uuid:uuid>/name/",
        guarded("desk", certificates.CertificateNameView.as_view()),
        name="certificate_name",
    ),
    path(
        "certificates/<uuid:uuid>/anew/",
        guarded("desk", certificates.ReissueView.as_view()),
        name="certificate_reissue",
    ),
    path(
        "certificates/<uuid:uuid>/print/",
        guarded("desk", certificates.CertificatePrintView.as_view()),
        name="certificate_print",
    ),
    path(
        "people/<uuid:uuid>/practice/<uuid:module>/",
        guarded("assessor", practice.PracticeView.as_view()),
        name="practice",
    ),
    path(
        "people/<uuid:uuid>/practice/undo/<uuid:observation>/",
        guarded("assessor", practice.UndoView.as_view()),
        name="practice_undo",
    ),
    path(
        "people/<uuid:uuid>/modules/<uuid:module>/open/",
        guarded("assessor", opening.OpenEarlierView.as_view()),
        name="open_earlier",
    ),
    path(
        "people/<uuid:uuid>/courses/<uuid:course>/",
        guarded("desk", work.WorkView.as_view()),
        name="work",
    ),
    path(
        "people/<uuid:uuid>/courses/<uuid:course>/tests/<uuid:quiz>/more/",
        guarded("assessor", work.MoreTriesView.as_view()),
        name="more_tries",
    ),
    path("people/<uuid:uuid>/record/", guarded("desk", record.RecordView.as_view()), name="record"),
    path(
        "people/<uuid:uuid>/record/print/",
        guarded("desk", record.RecordSheetView.as_view()),
        name="record_sheet",
    ),
    path("groups/<uuid:uuid>/paper/", guarded("assessor", paper.PaperView.as_view()), name="paper"),
    path(
        "groups/<uuid:uuid>/paper/<uuid:quiz>/",
        guarded("assessor", paper.PaperGridView.as_view()),
        name="paper_grid",
    ),
    path("groups/<uuid:uuid>/drawer/", guarded("teaching", record.DrawerView.as_view()), name="drawer"),
    path("questions/", guarded("teaching", questions.QuestionsView.as_view()), name="questions"),
    path("questions/count/", guarded("teaching", questions.CountView.as_view()), name="questions_count"),
    path(
        "questions/export/",
        guarded("teaching", questions.QuestionsExportView.as_view(), "recent"),
        name="questions_export",
    ),
    path("lessons/", guarded("teaching", lessons.LessonsView.as_view()), name="lessons"),
    path("lessons/<uuid:uuid>/", guarded("teaching", lessons.WallView.as_view()), name="wall"),
    path(
        "lessons/<uuid:uuid>/worksheet/",
        guarded("teaching", lessons.WorksheetView.as_view()),
        name="worksheet",
    ),
    path("lessons/<uuid:uuid>/answers/", guarded("teaching", lessons.AnswersView.as_view()), name="answers"),
    path("marking/", guarded("assessor", marking.MarkingView.as_view()), name="marking"),
    path(
        "marking/export/",
        guarded("assessor", marking.MarkingExportView.as_view(), "recent"),
        name="marking_export",
    ),
    path(
        "people/<uuid:uuid>/answers/<int:answer>/",
        lets_record(guarded("assessor", marking.MarkView.as_view())),
        name="mark",
    ),
    path(
        "people/<uuid:uuid>/answers/<int:answer>/undo/",
        guarded("assessor", marking.MarkUndoView.as_view()),
        name="mark_undo",
    ),
    path(
        "people/<uuid:uuid>/answers/files/<uuid:file>/",
        guarded("assessor", marking.AnswerFileView.as_view()),
        name="answer_file",
    ),
    path(
        "people/<uuid:uuid>/courses/<uuid:course>/end/",
        guarded("desk", courses.EndView.as_view()),
        name="enrolment_end",
    ),
    path(
        "people/<uuid:uuid>/course/",
        guarded("desk", courses.EnrolView.as_view()),
        name="enrol",
    ),
    path(
        "people/<uuid:uuid>/group/",
        guarded("coordinator", groups.JoinGroupView.as_view()),
        name="join_group",
    ),
    path("groups/", guarded("teaching", groups.GroupsView.as_view()), name="groups"),
    path(
        "groups/export/",
        guarded("teaching", groups.GroupsExportView.as_view(), "recent"),
        name="groups_export",
    ),
    path(
        "groups/<uuid:uuid>/people/",
        guarded("teaching", group_people.GroupPeopleView.as_view()),
        name="group_people",
    ),
    path(
        "groups/<uuid:uuid>/people/add/",
        guarded("teaching", group_people.AddManyView.as_view()),
        name="group_add",
    ),
    path(
        "groups/<uuid:uuid>/people/<uuid:asked>/",
        guarded("teaching", group_people.AnswerView.as_view()),
        name="group_answer",
    ),
    path("groups/<uuid:uuid>/days/", guarded("teaching", days.GroupDaysView.as_view()), name="group_days"),
    path(
        "groups/<uuid:uuid>/days/more/",
        guarded("teaching", days.MoreTimeView.as_view()),
        name="more_time",
    ),
    path(
        "groups/<uuid:uuid>/invitation/",
        guarded("teaching", group_people.InvitationView.as_view()),
        name="group_invitation",
    ),
    path("groups/new/", guarded("coordinator", groups.GroupNewView.as_view()), name="group_new"),
    path("groups/<uuid:uuid>/", guarded("coordinator", groups.GroupView.as_view()), name="group"),
    path(
        "groups/<uuid:uuid>/list/",
        guarded("coordinator", group_lists.GroupListView.as_view(), "recent"),
        name="group_list",
    ),
    path("sessions/", guarded("teaching", sessions.SessionsView.as_view()), name="sessions"),
    path("sessions/calendar/", guarded("teaching", calendars.DeskCalendarView.as_view()), name="calendar"),
    path(
        "sessions/calendar/<uuid:made>/",
        guarded("teaching", calendars.DeskCalendarMadeView.as_view()),
        name="calendar_made",
    ),
    path("sessions/<uuid:uuid>/", guarded("teaching", sessions.SessionView.as_view()), name="session"),
    path(
        "sessions/<uuid:uuid>/cancel/",
        guarded("teaching", sessions.CancelView.as_view()),
        name="session_cancel",
    ),
    path(
        "sessions/<uuid:uuid>/register/",
        guarded("teaching", register.RegisterView.as_view()),
        name="register",
    ),
    path("sessions/<uuid:uuid>/sheet/", guarded("teaching", register.SheetView.as_view()), name="sheet"),
    path(
        "groups/<uuid:uuid>/sessions/",
        guarded("teaching", sessions.GroupSessionsView.as_view()),
        name="group_sessions",
    ),
    path(
        "groups/<uuid:uuid>/sessions/new/",
        guarded("teaching", sessions.SessionNewView.as_view()),
        name="session_new",
    ),
]
