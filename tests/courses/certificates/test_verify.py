"""Checking a certificate: anybody who holds the code and the name gets an answer, and never a name."""

import io
import re

import pytest
from django.urls import reverse
from pypdf import PdfReader

from courses.certificates.actions import confirm_name, withdraw
from courses.certificates.codes import ALPHABET, grouped, new_code
from lms.accounts.models import EntryThrottle
from lms.printing.pdf import is_available
from tests.courses.certificates.conftest import NAME
from tests.factories.courses import taught_module

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]


def check(client, code: str, name: str, address: str = "/verify/"):
    return client.post(address, {"code": code, "name": name})


def with_a_slip(code: str) -> str:
    return code[:3] + ALPHABET[(ALPHABET.index(code[3]) + 1) % len(ALPHABET)] + code[4:]


def test_a_valid_certificate_with_its_name(client, named):
    answer = check(client, named.code, NAME).context["answer"]
    texts = named.snapshot["texts"]["en"]
    assert answer == {
        "state": "valid",
        "name_match": True,
        "title": "A clean kitchen",
        "competences": texts["competences"],
        "code": grouped(named.code),
        "date": named.issued_at.date(),
        "hours": 6,
        "issuer": named.issuer,
    }


@pytest.mark.parametrize("typed", [lambda code: code.lower(), grouped, lambda code: "-".join(re.findall("....", code)), lambda code: code.replace("1", "I").replace("0", "O")])
def test_the_code_may_be_typed_as_people_do(client, named, typed):
    assert check(client, typed(named.code), NAME.upper()).context["answer"]["state"] == "valid"


def test_another_name_is_said_to_be_another(client, named):
    page = check(client, named.code, "Amina Dialla")
    assert (page.context["answer"]["state"], page.context["answer"]["name_match"]) == ("valid", False)
    assert "The name you typed is not the name on it." in page.content.decode()


def test_before_a_name_is_confirmed_it_says_so(client, certificate):
    page = check(client, certificate.code, NAME)
    assert (page.context["answer"]["state"], page.context["answer"]["name_match"]) == ("valid", None)
    assert "No name has been confirmed for it yet." in page.content.decode()


def test_a_withdrawn_one_says_so_and_no_longer_what_she_can_do(client, named, learner):
    withdraw(named, by=learner)
    page = check(client, named.code, NAME)
    assert page.context["answer"]["state"] == "withdrawn"
    assert "What the holder can do" not in page.content.decode()


def test_a_code_that_was_never_issued_is_not_known(client, named):
    assert check(client, new_code(), NAME).context["answer"] == {"state": "unknown"}


def test_a_slip_in_the_code_is_told_before_anything_is_looked_up(client, named):
    page = check(client, with_a_slip(named.code), NAME)
    assert page.context["form"].errors["code"] == ["One letter or digit is not as on the certificate. Look at each of them again."]
    assert page.context.get("answer") is None


def test_a_code_that_is_too_short_says_how_many(client):
    assert check(client, "7K4M", NAME).context["form"].errors["code"] == ["The code has 16 letters and digits. You typed 4."]


def test_both_are_asked_for(client):
    assert check(client, "", "").context["form"].errors == {"code": ["Type the code that is printed on the certificate."], "name": ["Type the name."]}


def test_the_code_on_paper_fills_the_form_and_tells_nothing_yet(client, named):
    page = client.get(reverse("verify:code", args=[named.code]))
    assert (page.context["form"].initial, page.context.get("answer")) == ({"code": grouped(named.code)}, None)
    assert "A clean kitchen" not in page.content.decode()


# ── never a name ───────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("typed", [NAME, "Amina Dialla"])
def test_s21_the_answer_shows_no_name_but_the_one_typed(client, named, learner, typed):
    html = check(client, named.code, typed).content.decode()
    without_form = re.sub(r"<form.*?</form>", "", html, flags=re.DOTALL)
    assert [part for part in ("Amina", "Diallo", "Dialla", learner.profile.handle, learner.username, "Officina", "Ferrero") if part in without_form] == []
    assert [part for part in (learner.profile.handle, learner.username, "Officina", "Ferrero") if part in html] == []


def test_s21_it_is_not_for_search_engines(client, named):
    assert '<meta name="robots" content="noindex, nofollow">' in check(client, named.code, NAME).content.decode()


def test_guessing_names_is_slowed_down_by_certificate(client, named, pass_test):
    for _guess in range(5):
        assert check(client, named.code, "Amina Dialla").context["answer"]["name_match"] is False
    waits = check(client, named.code, NAME)
    assert re.fullmatch(r"Please wait \d+ seconds?\. Then try again\.", waits.context["form"].errors["name"][0])
    assert waits.context.get("answer") is None
    assert NAME not in str(list(EntryThrottle.objects.values()))


def test_guessing_at_one_certificate_does_not_slow_down_another(client, named, pass_test, trainer):
    other = confirm_name(pass_test(taught_module()), "Amina Diallo", by=trainer)
    for _guess in range(5):
        check(client, named.code, "Amina Dialla")
    assert check(client, other.code, NAME).context["answer"]["name_match"] is True


def test_right_names_are_not_counted(client, named):
    for _time in range(8):
        assert check(client, named.code, NAME).context["answer"]["name_match"] is True


# ── languages ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_it_speaks_the_readers_language(client, named):
    assert client.get("/verify/", headers={"Accept-Language": "it"}).headers["Content-Language"] == "it"
    answer = check(client, named.code, NAME, "/verify/?lang=it")
    assert (answer.headers["Content-Language"], answer.context["answer"]["title"]) == ("it", "Una cucina pulita")


@pytest.mark.parametrize("language", ["de", "xx", "", "it/../"])
def test_a_language_that_is_not_spoken_here_changes_nothing(client, language):
    page = client.get(f"/verify/?lang={language}", headers={"Accept-Language": "en"})
    assert (page.status_code, page.headers["Content-Language"]) == (200, "en")


def test_each_language_is_a_link_to_the_same_page(client, certificate):
    page = client.get(reverse("verify:code", args=[certificate.code]))
    assert f'href="/verify/{certificate.code}/?lang=it"' in page.content.decode()


# ── the blank sheet ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_whoever_holds_the_code_gets_the_sheet_without_a_name(client, named):
    if not is_available():
        pytest.skip("Pango is not installed")
    sheet = client.get(reverse("verify:sheet", args=[named.code]), {"lang": "it"})
    text = PdfReader(io.BytesIO(sheet.content)).pages[0].extract_text()
    assert ("Una cucina pulita" in text, "Amina" in text, sheet.headers["Content-Language"]) == (True, False, "it")


def test_no_sheet_of_a_withdrawn_an_unknown_or_a_slipped_code(client, named, learner, same_absence):
    withdraw(named, by=learner)
    assert same_absence(client, *(reverse("verify:sheet", args=[code]) for code in (named.code, new_code(), with_a_slip(named.code))))
