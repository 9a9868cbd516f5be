from django.urls import path

from courses.desk import (
    company_views,
    employer_views,
    factor_views,
    group_views,
    list_views,
    pause_views,
    practice_views,
    reason_views,
    team_views,
    views,
)
from lms.safety.access.policy import guarded

app_name = "desk"
urlpatterns = [
    path("", guarded("desk", views.DeskHomeView.as_view()), name="home"),
    path("accounts/new/", guarded("accounts", views.NewAccountView.as_view()), name="account_new"),
    path("accounts/print/", guarded("accounts", views.PrintCardsView.as_view()), name="cards_print"),
    path("accounts/made/<uuid:made>/", guarded("accounts", views.CardsMadeView.as_view()), name="cards_made"),
    path("people/<uuid:uuid>/", guarded("desk", views.PersonView.as_view()), name="person"),
    path(
        "people/<uuid:uuid>/reason/", guarded("coordinator", reason_views.ReasonView.as_view()), name="reason"
    ),
    path("people/<uuid:uuid>/card/", guarded("accounts", views.NewCardView.as_view()), name="card_new"),
    path(
        "people/<uuid:uuid>/pause/",
        guarded("accounts", pause_views.PauseView.as_view(), "recent"),
        name="pause",
    ),
    path(
        "people/<uuid:uuid>/card/confirm/",
        guarded("accounts", views.ConfirmCardView.as_view(), "recent"),
        name="card_confirm",
    ),
    path(
        "certificates/<uuid:uuid>/name/",
        guarded("desk", views.CertificateNameView.as_view()),
        name="certificate_name",
    ),
    path(
        "certificates/<uuid:uuid>/anew/",
        guarded("desk", views.ReissueView.as_view()),
        name="certificate_reissue",
    ),
    path(
        "people/<uuid:uuid>/practice/<uuid:module>/",
        guarded("assessor", practice_views.PracticeView.as_view()),
        name="practice",
    ),
    path(
        "people/<uuid:uuid>/company/",
        guarded("coordinator", company_views.CompanyView.as_view()),
        name="company",
    ),
    path("groups/", guarded("coordinator", group_views.GroupsView.as_view()), name="groups"),
    path("groups/new/", guarded("coordinator", group_views.GroupNewView.as_view()), name="group_new"),
    path("groups/<uuid:uuid>/", guarded("coordinator", group_views.GroupView.as_view()), name="group"),
    path(
        "groups/<uuid:uuid>/list/",
        guarded("coordinator", list_views.GroupListView.as_view(), "recent"),
        name="group_list",
    ),
    path("work/<uuid:uuid>/", guarded("coordinator", list_views.JobView.as_view()), name="job"),
    path(
        "work/<uuid:uuid>/file/",
        guarded("coordinator", list_views.JobFileView.as_view(), "recent"),
        name="job_file",
    ),
    path(
        "organisations/",
        guarded("administrator", team_views.OrganisationsView.as_view()),
        name="organisations",
    ),
    path(
        "organisations/new/",
        guarded("administrator", team_views.OrganisationNewView.as_view(), "recent"),
        name="organisation_new",
    ),
    path("organisations/<uuid:uuid>/", guarded("team", team_views.TeamView.as_view()), name="team"),
    path(
        "organisations/<uuid:uuid>/edit/",
        guarded("administrator", team_views.OrganisationEditView.as_view(), "recent"),
        name="organisation_edit",
    ),
    path(
        "organisations/<uuid:uuid>/people/new/",
        guarded("team", team_views.ColleagueNewView.as_view(), "recent"),
        name="colleague_new",
    ),
    path(
        "organisations/<uuid:uuid>/people/made/<uuid:made>/",
        guarded("team", team_views.ColleagueMadeView.as_view(), "recent"),
        name="colleague_made",
    ),
    path(
        "organisations/<uuid:uuid>/people/<uuid:membership>/",
        guarded("team", team_views.ColleagueView.as_view(), "recent"),
        name="colleague",
    ),
    path(
        "organisations/<uuid:uuid>/people/<uuid:membership>/second-step/",
        guarded("team", factor_views.RenewalView.as_view(), "recent"),
        name="factor_renewal",
    ),
    path(
        "employers/<uuid:uuid>/people/",
        guarded("coordinator", factor_views.EmployerPeopleView.as_view()),
        name="employer_people",
    ),
    path("employers/", guarded("coordinator", employer_views.EmployersView.as_view()), name="employers"),
    path("employers/<uuid:uuid>/", guarded("coordinator", employer_views.VetView.as_view()), name="vet"),
    path(
        "employers/<uuid:uuid>/close/",
        guarded("coordinator", employer_views.CloseView.as_view()),
        name="employer_close",
    ),
]
