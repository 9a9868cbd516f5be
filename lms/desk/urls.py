"""The desk on the skills face. Rooms above add their own addresses beside these."""

from django.urls import path

from lms.desk.views import (
    accounts,
    approvers,
    away,
    cards,
    employers,
    jobs,
    pause,
    people,
    person,
    reason,
    second_factors,
    support_assignments,
    talks,
    teams,
)
from lms.safety.access.policy import guarded

app_name = "desk"
urlpatterns = [
    path("", guarded("desk_menu", people.DeskFrontView.as_view()), name="home"),
    path(
        "people/export/",
        guarded("desk", people.PeopleExportView.as_view(), "recent"),
        name="people_export",
    ),
    path("accounts/new/", guarded("accounts", accounts.NewAccountView.as_view()), name="account_new"),
    path("accounts/print/", guarded("accounts", accounts.PrintCardsView.as_view()), name="cards_print"),
    path(
        "accounts/made/<uuid:made>/", guarded("accounts", accounts.CardsMadeView.as_view()), name="cards_made"
    ),
    path("people/<uuid:uuid>/", guarded("desk", person.PersonView.as_view()), name="person"),
    path("people/<uuid:uuid>/reason/", guarded("coordinator", reason.ReasonView.as_view()), name="reason"),
    path("people/<uuid:uuid>/card/", guarded("accounts", cards.NewCardView.as_view()), name="card_new"),
    path(
        "people/<uuid:uuid>/pause/",
        guarded("accounts", pause.PauseView.as_view(), "recent"),
        name="pause",
    ),
    path(
        "people/<uuid:uuid>/card/confirm/",
        guarded("accounts", cards.ConfirmCardView.as_view(), "recent"),
        name="card_confirm",
    ),
    path("people/<uuid:uuid>/spoke/", guarded("desk", talks.TalkView.as_view()), name="talk"),
    path(
        "people/<uuid:uuid>/spoke/<int:talk>/back/",
        guarded("desk", talks.TalkBackView.as_view()),
        name="talk_back",
    ),
    path("away/", guarded("desk", away.AwayView.as_view()), name="away"),
    path("away/<uuid:uuid>/end/", guarded("desk", away.AwayEndView.as_view()), name="away_end"),
    path(
        "people/<uuid:uuid>/company/",
        guarded("coordinator", support_assignments.SupportAssignmentView.as_view()),
        name="support_assignments",
    ),
    path(
        "organisations/",
        guarded("administrator", teams.OrganisationsView.as_view()),
        name="organisations",
    ),
    path(
        "organisations/export/",
        guarded("administrator", teams.OrganisationsExportView.as_view(), "recent"),
        name="organisations_export",
    ),
    path(
        "organisations/new/",
        guarded("administrator", teams.OrganisationNewView.as_view(), "recent"),
        name="organisation_new",
    ),
    path("organisations/<uuid:uuid>/", guarded("team", teams.TeamView.as_view()), name="team"),
    path(
        "organisations/<uuid:uuid>/edit/",
        guarded("administrator", teams.OrganisationEditView.as_view(), "recent"),
        name="organisation_edit",
    ),
    path(
        "organisations/<uuid:uuid>/people/export/",
        guarded("team", teams.TeamExportView.as_view(), "recent"),
        name="team_export",
    ),
    path(
        "organisations/<uuid:uuid>/people/new/",
        guarded("team", teams.ColleagueNewView.as_view(), "recent"),
        name="colleague_new",
    ),
    path(
        "organisations/<uuid:uuid>/people/made/<uuid:made>/",
        guarded("team", teams.ColleagueMadeView.as_view(), "recent"),
        name="colleague_made",
    ),
    path(
        "organisations/<uuid:uuid>/people/<uuid:membership>/",
        guarded("team", teams.ColleagueView.as_view(), "recent"),
        name="colleague",
    ),
    path(
        "organisations/<uuid:uuid>/people/<uuid:membership>/second-step/",
        guarded("team", second_factors.RenewalView.as_view(), "recent"),
        name="factor_renewal",
    ),
    path(
        "employers/<uuid:uuid>/people/",
        guarded("coordinator", second_factors.EmployerPeopleView.as_view()),
        name="employer_people",
    ),
    path(
        "employers/<uuid:uuid>/people/export/",
        guarded("coordinator", second_factors.EmployerPeopleExportView.as_view(), "recent"),
        name="employer_people_export",
    ),
    path(
        "employers/approvers/",
        guarded("coordinator", approvers.ApproversView.as_view()),
        name="approvers",
    ),
    path("employers/", guarded("coordinator", employers.EmployersView.as_view()), name="employers"),
    path("employers/<uuid:uuid>/", guarded("coordinator", employers.EmployerView.as_view()), name="vet"),
    path(
        "employers/export/",
        guarded("coordinator", employers.EmployersExportView.as_view(), "recent"),
        name="employers_export",
    ),
    path(
        "employers/<uuid:uuid>/close/",
        guarded("coordinator", employers.CloseView.as_view()),
        name="employer_close",
    ),
    path("work/<uuid:uuid>/", guarded("coordinator", jobs.JobView.as_view()), name="job"),
    path(
        "work/<uuid:uuid>/file/",
        guarded("coordinator", jobs.JobFileView.as_view(), "recent"),
        name="job_file",
    ),
]
