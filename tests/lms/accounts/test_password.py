"""S25: at the first sign-in she chooses a password of her own, before anything is set up under it."""

import pytest
from django.contrib.auth import get_user_model

from lms.organisations.models import Role
from lms.organisations.team import make_colleague
from tests.factories.people import PASSWORD, make_organisation, make_worker

pytestmark = pytest.mark.django_db
NEW = "boat-lemon-candle-tower"
CHOOSE, SET_UP = "/admin/login/password/", "/admin/login/setup/"


@pytest.fixture
def first(faces):
    """Somebody whose account was just made, and the password it was made with."""
    person, password = make_colleague(
        make_organisation(),
        [Role.TRAINER],
        by=make_worker(Role.COORDINATOR),
        username="eva",
        first_name="Eva",
        last_name="Rossi",
    )
    return person, password


def give_password(client, password):
    return client.post("/admin/login/", {"login": "eva", "password": password})


def choose(client, password=NEW, again=NEW):
    return client.post(CHOOSE, {"new_password1": password, "new_password2": again})


def holds(password):
    return get_user_model().objects.get(username="eva").check_password(password)


def test_s25_she_chooses_it_before_she_sets_up_a_factor(client, first):
    assert give_password(client, first[1])["Location"] == SET_UP
    for address in (SET_UP, f"{SET_UP}app/", f"{SET_UP}passkey/"):
        assert client.get(address)["Location"] == CHOOSE
    assert client.get(CHOOSE).status_code == 200
    assert choose(client)["Location"] == "/admin/login/code/"
    assert (holds(NEW), holds(first[1])) == (True, False)
    assert client.get("/admin/login/code/")["Location"] == SET_UP
    assert client.get(SET_UP).status_code == 200
    assert client.get(CHOOSE)["Location"] == "/admin/login/code/"


def test_s25_without_the_first_password_there_is_no_such_page(client, first):
    assert client.get(CHOOSE)["Location"] == "/admin/login/"
    assert choose(client)["Location"] == "/admin/login/"
    assert holds(first[1])


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [("brief", "brief", "at least 12 characters"), (NEW, "another-one-altogether", "match")],
)
def test_s25_what_is_wrong_with_it_is_said(client, first, password, again, said):
    give_password(client, first[1])
    page = choose(client, password, again)
    assert (page.status_code, said in page.content.decode(), password in page.content.decode()) == (
        200,
        True,
        False,
    )
    assert holds(first[1])


def test_s25_who_was_here_before_is_not_asked(client, faces):
    make_worker(Role.TRAINER, username="eva")
    assert give_password(client, PASSWORD)["Location"] == SET_UP
    assert client.get(SET_UP).status_code == 200
    assert client.get(CHOOSE)["Location"] == "/admin/login/code/"


def test_s25_staff_choose_another_one_when_they_want(faces, enter):
    user = make_worker(Role.TRAINER, username="eva")
    here, elsewhere = enter(user), enter(user)
    assert "/admin/login/own/password/" in here.get("/admin/login/own/").content.decode()
    answer = here.post("/admin/login/own/password/", {"new_password1": NEW, "new_password2": NEW})
    assert (answer["Location"], holds(NEW)) == ("/admin/login/own/", True)
    assert here.get("/admin/login/own/").status_code == 200
    assert elsewhere.get("/admin/login/own/").status_code == 302


@pytest.mark.parametrize(
    "variant",
    [
        str,
        str.upper,
        lambda first: f"{first} ",
        lambda first: f"{first}1",
        lambda first: first.replace("-", ""),
        lambda first: first.replace("-", " "),
    ],
)
def test_s25_the_first_password_is_not_her_own(client, first, variant):
    """Whoever made the account knows it."""
    give_password(client, first[1])
    page = choose(client, variant(first[1]), variant(first[1]))
    assert (page.status_code, "the same as your password now" in page.content.decode()) == (200, True)
    assert holds(first[1])
    assert client.get(SET_UP)["Location"] == CHOOSE


def test_s25_nor_is_the_password_of_before_another_one(faces, enter):
    user = make_worker(Role.TRAINER, username="eva")
    assert (
        "the same as your password now"
        in enter(user)
        .post("/admin/login/own/password/", {"new_password1": PASSWORD, "new_password2": PASSWORD})
        .content.decode()
    )
