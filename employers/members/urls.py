"""Of an employer's people, under /employers/. What is typed to come in stands under `joining_patterns`."""

from django.urls import path

from employers.members.views import joining, own, people
from lms.safety.access.policy import guarded

app_name = "members"
urlpatterns = [
    path("people/", guarded("employer", people.PeopleView.as_view()), name="people"),
    path("people/invite/", guarded("employer", people.InviteView.as_view(), "recent"), name="invite"),
    path(
        "people/invited/<uuid:made>/",
        guarded("employer", people.InvitedView.as_view(), "recent"),
        name="invited",
    ),
    path(
        "people/invitations/<uuid:uuid>/take-back/",
        guarded("employer", people.TakeBackView.as_view()),
        name="take_back",
    ),
    path("people/<uuid:uuid>/", guarded("employer", people.MemberView.as_view(), "recent"), name="member"),
    path(
        "people/<uuid:uuid>/who/",
        guarded("employer", people.WaitingView.as_view(), "recent"),
        name="waiting",
    ),
    path(
        "people/<uuid:uuid>/remove/",
        guarded("employer", people.RemoveView.as_view(), "recent"),
        name="remove",
    ),
    path("you/", guarded("employer", own.OwnView.as_view()), name="own"),
    path("you/data/", guarded("employer", own.DataView.as_view(), "recent"), name="data"),
    path("you/leave/", guarded("employer", own.LeaveView.as_view(), "recent"), name="leave"),
]
joining_patterns = (
    [
        path("", guarded("anyone", joining.JoinView.as_view()), name="join"),
        path("welcome/", guarded("anyone", joining.WelcomeView.as_view()), name="welcome"),
    ],
    "joining",
)
