"""Good practices, recommendations and round tables on the desk, under /work/."""

from django.urls import path

from lms.network.desk.views import book, meetings, minutes, practices, recommendations, seats, tables, talking
from lms.safety.access.policy import View, guarded

app_name = "network_desk"


def _desk(view: type) -> View:
    return guarded("desk", view.as_view())


def _table(view: type) -> View:
    """For those who are invited from outside too."""
    return guarded("tables", view.as_view())


PRACTICE = "practices/<uuid:uuid>/"
RECOMMENDATION = "recommendations/<uuid:uuid>/"
TABLE = "tables/<uuid:uuid>/"
MEETING = f"{TABLE}meetings/<uuid:meeting>/"
DOCUMENT = f"{TABLE}documents/<uuid:document>/"
MINUTES = f"{TABLE}minutes/<uuid:minutes>/"
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
    path("tables/", _table(tables.TablesView), name="tables"),
    path("tables/new/", _desk(tables.NewTableView), name="new_table"),
    path(TABLE, _table(tables.TableView), name="table"),
    path(f"{TABLE}change/", _desk(tables.EditTableView), name="edit_table"),
    path(f"{TABLE}words/<str:language>/", _desk(tables.TableWordsView), name="table_words"),
    path(f"{TABLE}open/", _desk(tables.OpenTableView), name="open_table"),
    path(f"{TABLE}report/", _desk(tables.ReportTableView), name="report_table"),
    path(f"{TABLE}decide/", _desk(tables.DecideView), name="decide"),
    path(f"{TABLE}decided/<uuid:decision>/", _desk(tables.EditDecisionView), name="edit_decision"),
    path(f"{TABLE}invite/", _desk(seats.InvitePartnerView), name="invite_partner"),
    path(f"{TABLE}invite-from-outside/", _desk(seats.InviteGuestView), name="invite_guest"),
    path(f"{TABLE}invited/<uuid:made>/", _desk(seats.GuestMadeView), name="guest_made"),
    path(f"{TABLE}uninvite/<uuid:party>/", _desk(seats.UninviteView), name="uninvite"),
    path(f"{TABLE}seat/", _table(seats.SitView), name="sit_down"),
    path(f"{TABLE}named/", _table(seats.NamedView), name="say_named"),
    path(f"{TABLE}questions/<int:position>/", _table(talking.QuestionView), name="table_question"),
    path(
        f"{TABLE}answers/<uuid:answer>/<str:language>/",
        _table(talking.AnswerWordsView),
        name="answer_words",
    ),
    path(f"{TABLE}check/<uuid:words>/", _table(talking.CheckWordsView), name="check_words"),
    path(f"{TABLE}meetings/", _table(meetings.MeetingsView), name="meetings"),
    path(f"{TABLE}meetings/propose/", _desk(meetings.ProposeView), name="propose_meeting"),
    path(f"{MEETING}fix/", _desk(meetings.FixView), name="fix_meeting"),
    path(f"{MEETING}call-off/", _desk(meetings.CallOffView), name="call_off_meeting"),
    path(f"{MEETING}calendar/", _table(meetings.CalendarView), name="meeting_calendar"),
    path(f"{TABLE}documents/new/", _desk(meetings.NewDocumentView), name="new_document"),
    path(DOCUMENT, _table(meetings.DocumentView), name="document"),
    path(f"{DOCUMENT}take-away/", _desk(meetings.TakeAwayView), name="take_away_document"),
    path(f"{TABLE}minutes/new/", _desk(minutes.NewMinutesView), name="new_minutes"),
    path(MINUTES, _table(minutes.MinutesView), name="minutes"),
    path(f"{MINUTES}change/", _desk(minutes.EditMinutesView), name="edit_minutes"),
    path(f"{MINUTES}hand-round/", _desk(minutes.HandRoundView), name="hand_round"),
    path(f"{MINUTES}settle/<uuid:amendment>/", _desk(minutes.SettleView), name="settle"),
    path(f"{MINUTES}freeze/", _desk(minutes.FreezeView), name="freeze"),
]
