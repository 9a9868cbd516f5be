"""S25: what somebody else changes of an account in Wagtail ends its sessions, and a password of hers is only
a beginning.
"""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.test import Client

from lms.accounts.factors.actions import add_app
from lms.audit.models import AuditEntry
from lms.organisations.models import Role
from tests.factories.people import PASSWORD, make_worker
from tests.factories.totp import code_for

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
TYPED, OWN = "typed-by-an-administrator", "boat-lemon-candle-tower"


@pytest.fixture
def eva(faces):
    person = make_worker(
        Role.TRAINER, username="eva", email="eva@example.org", first_name="Eva", last_name="Alba"
    )
    add_app(person, SECRET)
    return person


@pytest.fixture
def office(faces, enter):
    boss = get_user_model().objects.create_superuser("boss", "boss@example.org", PASSWORD)
    return enter(boss)


def edit(office, person, **fields):
    said = {
        "username": person.username,
        "email": person.email,
        "first_name": "Eva",
        "last_name": "Alba",
        "is_active": "on",
    }
    return office.post(f"/admin/users/edit/{person.pk}/", {**said, **fields})


def sessions_of(person):
    return [one for one in Session.objects.all() if one.get_decoded().get("_auth_user_id") == str(person.pk)]


@pytest.mark.parametrize(
    "fields",
    [{"is_active": ""}, {"is_superuser": "on"}, {"password1": TYPED, "password2": TYPED}],
    ids=["deactivated", "superuser", "password"],
)
def test_s25_what_an_administrator_changes_ends_the_sessions(office, eva, enter, fields):
    enter(eva)
    assert edit(office, eva, **fields).status_code == 302
    assert sessions_of(eva) == []
    assert AuditEntry.objects.filter(action="account.changed_by_another").count() == 1


def test_s25_another_name_ends_none(office, eva, enter):
    enter(eva)
    assert edit(office, eva, first_name="Evi").status_code == 302
    assert len(sessions_of(eva)) == 1


@pytest.mark.parametrize(
    ("action", "form"),
    [
        ("set_active_state", {"mark_as_active": "False"}),
        ("set_active_state", {"mark_as_active": "True"}),
        ("delete", {}),
    ],
)
def test_s25_many_at_once_too(office, eva, enter, action, form):
    enter(eva)
    assert office.post(f"/admin/bulk/heal_users/user/{action}/?id={eva.pk}", form).status_code == 302
    assert sessions_of(eva) == []


def test_s25_who_is_deleted_leaves_no_session(office, eva, enter):
    enter(eva)
    assert office.post(f"/admin/users/delete/{eva.pk}/").status_code == 302
    assert sessions_of(eva) == []


def test_s25_a_password_typed_by_another_is_followed_by_one_of_her_own(office, eva, client):
    """After her second factor: whoever typed the password has none."""
    edit(office, eva, password1=TYPED, password2=TYPED)
    client.post("/admin/login/", {"login": "eva", "password": TYPED})
    assert client.get("/admin/login/password/")["Location"] == "/admin/login/code/"
    assert (
        client.post("/admin/login/password/", {"new_password1": OWN, "new_password2": OWN})["Location"]
        == "/admin/login/code/"
    )
    assert (
        client.post("/admin/login/code/", {"code": code_for(SECRET)})["Location"] == "/admin/login/password/"
    )
    assert client.get("/admin/login/own/").status_code == 302
    refused = client.post("/admin/login/password/", {"new_password1": TYPED, "new_password2": TYPED})
    assert list(refused.context["form"].errors) == ["new_password1"]
    assert (
        client.post("/admin/login/password/", {"new_password1": OWN, "new_password2": OWN}).status_code == 302
    )
    assert client.get("/admin/login/own/").status_code == 200
    eva.refresh_from_db()
    assert (eva.check_password(OWN), eva.last_login is not None) == (True, True)


def test_s25_a_factor_given_before_another_password_counts_no_more(office, eva, client):
    edit(office, eva, password1=TYPED, password2=TYPED)
    client.post("/admin/login/", {"login": "eva", "password": TYPED})
    client.post("/admin/login/code/", {"code": code_for(SECRET)})
    client.post("/admin/login/", {"login": "eva", "password": TYPED})
    assert client.get("/admin/login/password/")["Location"] == "/admin/login/code/"


@pytest.mark.parametrize("same", [PASSWORD, PASSWORD.upper(), f"{PASSWORD}1"])
def test_s25_wagtails_own_pages_take_no_password_of_before(office, faces, same):
    """Her own, in Wagtail's list of users and on Wagtail's page about herself."""
    boss = get_user_model().objects.get(username="boss")
    page = edit(office, boss, password1=same, password2=same, is_superuser="on")
    assert (page.status_code, "the same as your password now" in page.content.decode()) == (200, True)
    page = office.post(
        "/admin/account/",
        {"password-old_password": PASSWORD, "password-new_password1": same, "password-new_password2": same},
    )
    boss.refresh_from_db()
    assert boss.check_password(PASSWORD)
    assert (
        Client(SERVER_NAME="localhost")
        .post("/admin/login/", {"login": "boss", "password": PASSWORD})
        .status_code
        == 302
    )
