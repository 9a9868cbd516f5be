"""The door with the card: who comes in, what a refusal tells, and what a new card ends."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from lms.accounts import actions, codes
from lms.accounts.models import CodeCard
from lms.secrets import fingerprints
from lms.secrets.models import EntryThrottle
from tests.architecture import house
from tests.factories.people import make_learner, make_worker

pytestmark = pytest.mark.django_db
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
LETTERS = str.maketrans("01", "OI")


def come_in(client, handle, code, **more):
    return client.post("/learn/enter/", {"handle": handle, "code": code, "phone": "own"}, **more)


def another_code(code):
    return next(other for other in iter(codes.new_code, "") if other != code)


def is_in(client):
    return client.get("/learn/").status_code == 200


@pytest.mark.parametrize(
    "typed",
    [
        lambda learner: (learner.card.number, learner.code),
        lambda learner: (learner.profile.handle, f"{learner.code[:5]} {learner.code[5:]}"),
        lambda learner: (learner.profile.handle.lower().replace(" ", "-"), learner.code),
        lambda learner: (learner.card.number.translate(ARABIC), learner.code.translate(ARABIC)),
        lambda learner: (f" {learner.card.number} ", f"{learner.code}\u200f"),
        lambda learner: (learner.profile.handle.translate(ARABIC), learner.code.translate(PERSIAN)),
        lambda learner: (learner.card.number.replace("0", "O"), learner.code.translate(LETTERS)),
        lambda learner: (learner.card.number.translate(WIDE), learner.code.translate(WIDE)),
    ],
    ids=[
        *("number", "handle", "handle as it comes", "arabic digits", "stray spaces"),
        *("persian digits", "letters that look like digits", "wide digits"),
    ],
)
def test_s09_her_card_lets_her_in(faces, client, typed):
    answer = come_in(client, *typed(make_learner()))
    assert (answer.status_code, answer["Location"]) == (302, "/learn/")
    assert is_in(client)


def test_s09_an_account_needs_no_name_no_mail_and_no_phone(faces):
    user = make_learner().user
    assert (user.first_name, user.last_name, user.email, user.has_usable_password()) == ("", "", "", False)


def test_s09_a_slip_is_not_a_wrong_guess(faces, client):
    learner = make_learner()
    slip = learner.code[:-1] + str((int(learner.code[-1]) + 1) % 10)
    for _try in range(10):
        assert (
            "One digit is different from the card"
            in come_in(client, learner.card.number, slip).content.decode()
        )
    assert EntryThrottle.objects.count() == 0
    assert come_in(client, learner.card.number, learner.code).status_code == 302


def test_s09_the_code_is_never_given_back(faces, client):
    """Not after an error, and not by the browser."""
    learner = make_learner()
    page = come_in(client, learner.card.number, another_code(learner.code)).content.decode()
    [field] = re.findall(r"<input[^>]*name=\"code\"[^>]*>", page)
    assert 'autocomplete="off"' in field
    assert "value=" not in field


def test_s09_the_database_holds_no_code_and_no_pin(faces):
    learner = make_learner(pin="580274")
    assert learner.code not in str(list(CodeCard.objects.values()))
    assert "580274" not in str(list(type(learner.profile).objects.values()))
    assert learner.card.code_hash != fingerprints.fingerprint("card", learner.code), (
        "every fingerprint has a salt of its own"
    )


def test_s09_an_old_code_fails_in_the_moment_a_new_card_is_made(faces, client):
    worker = make_worker()
    learner = make_learner(worker=worker)
    come_in(client, learner.card.number, learner.code)
    assert is_in(client)
    issued = actions.issue_card(learner.profile, by=worker)
    assert not is_in(client), "her open session has ended"
    assert "do not match" in come_in(client, learner.card.number, learner.code).content.decode()
    assert come_in(client, issued.card.number, issued.code).status_code == 302


def test_s09_no_address_and_no_qr_code_takes_a_code():
    """The sheet of cards has no QR code, and no address of ours has a place for a code or a PIN."""
    sheet = (house.TEMPLATES / "lms/organisations/card_sheet.html").read_text()
    assert "qr" not in sheet.lower()
    entering = [str(pattern.pattern) for pattern in get_resolver("lms.accounts.urls").url_patterns]
    assert [route for route in entering if "<" in route] == []


def test_s09_a_code_in_the_address_lets_nobody_in(faces, client):
    learner = make_learner()
    page = client.get("/learn/enter/", {"handle": learner.card.number, "code": learner.code})
    assert page.status_code == 200
    assert f'value="{learner.code}"' not in page.content.decode()
    assert not is_in(client)


def test_s09_a_suspended_account_is_refused_and_its_open_session_ends(faces, client):
    learner = make_learner()
    come_in(client, learner.card.number, learner.code)
    actions.suspend(learner.profile, by=None)
    assert not is_in(client)
    assert "do not match" in come_in(client, learner.card.number, learner.code).content.decode()
    actions.let_in_again(learner.profile, by=None)
    assert come_in(client, learner.card.number, learner.code).status_code == 302


def refusals(browser):
    """What the door answers to a wrong code for an account that is there, to one that is not, and to a right
    code of a suspended one.
    """
    learner, suspended = make_learner(), make_learner()
    actions.suspend(suspended.profile, by=None)
    free = next(
        f"{number:04d}"
        for number in range(10000)
        if not CodeCard.objects.filter(number=f"{number:04d}").exists()
    )
    code = another_code(learner.code)
    return {
        "wrong code": lambda: come_in(browser, learner.card.number, code),
        "wrong code of a handle": lambda: come_in(browser, learner.profile.handle, code),
        "no such number": lambda: come_in(browser, free, code),
        "no such handle": lambda: come_in(browser, "Nobody Nowhere 10", code),
        "suspended": lambda: come_in(browser, suspended.card.number, suspended.code),
    }


def told(answer, typed):
    body = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
    for word in typed:
        body = body.replace(f'value="{word}"', "")
    return answer.status_code, sorted(answer.headers), body


def test_s10_every_refusal_says_the_same(faces, client):
    answers = {}
    for name, ask in refusals(client).items():
        EntryThrottle.objects.all().delete()
        answer = ask()
        answers[name] = told(answer, [answer.wsgi_request.POST["handle"]])
    assert all(answer == answers["wrong code"] for answer in answers.values())


def test_s10_every_refusal_costs_the_same_work(faces, client, monkeypatch):
    """Counted in fingerprints and queries, which hold on a busy machine as well; the clock would not."""
    work = {}
    made = []
    hasher = type(fingerprints._hasher())
    encode = hasher.encode
    monkeypatch.setattr(
        hasher, "encode", lambda self, *args, **kwargs: made.append(1) or encode(self, *args, **kwargs)
    )
    for name, ask in refusals(client).items():
        EntryThrottle.objects.all().delete()
        made.clear()
        with CaptureQueriesContext(connection) as queries:
            ask()
        work[name] = (len(made), len(queries))
    assert len(set(work.values())) == 1, work
    assert work["wrong code"][0] == 1


def test_s11_she_is_told_how_long_to_wait_and_then_gets_in(faces, client):
    learner = make_learner()
    for _try in range(5):
        come_in(client, learner.card.number, another_code(learner.code))
    assert "Please wait 2 seconds" in come_in(client, learner.card.number, learner.code).content.decode()
    assert come_in(client, learner.card.number, learner.code, REMOTE_ADDR="198.51.100.9").status_code == 302


def test_s11_number_and_handle_are_one_count(faces, client):
    learner = make_learner()
    for typed in (learner.card.number, learner.profile.handle) * 3:
        page = come_in(client, typed, another_code(learner.code)).content.decode()
    assert "Please wait" in page


def test_s31_the_key_of_the_session_changes_when_she_enters(faces, client):
    client.get("/learn/enter/")
    session = client.session
    session["planted"] = "1"
    session.save()
    before = session.session_key
    learner = make_learner()
    client.cookies["s"] = before
    come_in(client, learner.card.number, learner.code)
    assert client.session.session_key != before


def test_s31_no_entering_without_the_form(faces):
    browser = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    learner = make_learner()
    assert come_in(browser, learner.card.number, learner.code).status_code == 403


def test_s12_entering_tells_nobody(faces, client):
    learner = make_learner(pin="")
    come_in(client, learner.card.number, another_code(learner.code))
    come_in(client, learner.card.number, learner.code)
    client.post("/learn/pin/", {"pin": "580274", "pin_again": "580274"})
    actions.issue_card(learner.profile, by=None)
    assert mail.outbox == []


def test_a_learner_cannot_sign_in_at_the_staffs_door(faces, client):
    learner = make_learner()
    answer = client.post("/admin/login/", {"login": learner.user.get_username(), "password": learner.code})
    assert answer.status_code == 200
    assert get_user_model().objects.get(pk=learner.user.pk).last_login is None
