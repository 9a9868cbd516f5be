"""Of coordinators, under /teach/."""

from django.urls import path

from employers.members.desk import views
from lms.safety.access.policy import guarded

app_name = "members_desk"
urlpatterns = [
    path(
        "employers/<uuid:uuid>/members/",
        guarded("coordinator", views.PeopleView.as_view()),
        name="people",
    ),
    path(
        "employers/<uuid:uuid>/members/invite/",
        guarded("coordinator", views.InviteView.as_view(), "recent"),
        name="invite",
    ),
    path(
        "employers/<uuid:uuid>/members/invited/<uuid:made>/",
        guarded("coordinator", views.InvitedView.as_view(), "recent"),
        name="invited",
    ),
]
