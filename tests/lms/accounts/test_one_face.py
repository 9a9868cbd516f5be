"""The two faces are one house, and nobody may learn it by signing in: neither by a name and password, nor by
a session.
"""

from http.cookies import SimpleCookie

import pytest
from django.contrib.auth.models import Permission

from lms.organisations.models import Role
from tests.factories.people import PASSWORD, make_employer, make_worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]


def give_password(browser, user, password=PASSWORD):
    return browser.post("/admin/login/", {"login": user.username, "password": password})


def errors_of(answer) -> list[str]:
    return answer.context["form"].non_field_errors()


def test_s16_an_account_of_one_face_is_unknown_at_the_others_door(client, programme_client):
    user = make_employer()
    right, wrong = (
        give_password(programme_client, user),
        give_password(programme_client, user, "not-the-password"),
    )
    assert (right.status_code, errors_of(right)) == (200, errors_of(wrong))
    assert give_password(client, user)["Location"].startswith("/admin/login/setup/")


@pytest.mark.parametrize("role", [Role.TRAINER, Role.CASE_WORKER, Role.COORDINATOR])
def test_whoever_works_in_an_organisation_has_a_desk_on_both_faces(client, programme_client, role):
    """Each organisation writes about its services on the programme face (/work/)."""
    worker = make_worker(role)
    assert [give_password(browser, worker)["Location"] for browser in (client, programme_client)] == [
        "/admin/login/setup/"
    ] * 2


def test_whoever_writes_has_a_door_on_both_faces(client, programme_client):
    author = make_worker(Role.REVIEWER)
    author.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert [give_password(browser, author)["Location"] for browser in (client, programme_client)] == [
        "/admin/login/setup/"
    ] * 2


def test_s16_a_session_of_one_face_is_nobodys_on_the_other(client, programme_client):
    """Neither before the second factor."""
    give_password(client, make_employer())
    assert client.get("/admin/login/setup/").status_code == 200
    programme_client.cookies = SimpleCookie(client.cookies.output(header="", sep=";"))
    assert programme_client.get("/admin/login/setup/")["Location"] == "/admin/login/"


def test_s16_nor_after_it(programme_client, skills_session):
    here = skills_session(make_employer())
    assert here.get("/employers/").status_code == 200
    programme_client.cookies = SimpleCookie(here.cookies.output(header="", sep=";"))
    assert programme_client.get("/stay/").status_code == 404
    assert here.get("/employers/").status_code == 200, "looking for it on the other face ends nothing"


@pytest.fixture
def skills_session(enter):
    """Somebody who signed in at the skills face."""

    def sign_in(user):
        browser = enter(user)
        session = browser.session
        session["face"] = "skills"
        session.save()
        return browser

    return sign_in
