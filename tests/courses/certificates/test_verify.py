"""Checking a certificate: anybody who holds the code and the name gets an answer, and never a name."""

import datetime
import io
import re
from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from courses.certificates.actions import WRONG_NAMES_A_DAY, confirm_name, try_name, withdraw
from courses.certificates.checking import CheckAnswer
from courses.certificates.codes import ALPHABET, grouped, new_code
from courses.certificates.models import Certificate
from courses.certificates.names import name_fingerprint
from courses.certificates.urls import verify_patterns
from tests.courses.certificates.conftest import NAME
from tests.factories.courses import taught_module
from tests.factories.people import make_employer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]


def check(client, code: str, name: str, address: str = "/verify/"):
    return client.post(address, {"code": code, "name": name})


def with_a_slip(code: str) -> str:
    return code[:3] + ALPHABET[(ALPHABET.index(code[3]) + 1) % len(ALPHABET)] + code[4:]


def test_a_valid_certificate_with_its_name(client, named):
    answer = check(client, named.code, NAME).context["answer"]
    texts = named.snapshot["texts"]["en"]
    assert answer == CheckAnswer(
        state="named",
        title="A clean kitchen",
        competences=texts["competences"],
        code=grouped(named.code),
        date=named.issued_at.date(),
        hours=6,
        issuer=named.issuer,
    )


@pytest.mark.parametrize(
    "typed",
    [
        lambda code: code.lower(),
        grouped,
        lambda code: "-".join(re.findall("....", code)),
        lambda code: code.replace("1", "I").replace("0", "O"),
        lambda code: f"http://localhost/verify/{code}/",
        lambda code: f"https://skills.example.org/verify/{code}/?lang=it",
        lambda code: code.translate(str.maketrans("0123456789AEX", "٠١٢٣٤٥٦٧٨٩АЕХ")),
    ],
)
def test_the_code_may_be_typed_as_people_do(client, named, typed):
    assert check(client, typed(named.code), NAME.upper()).context["answer"].state == "named"


@pytest.mark.parametrize(
    "typed", ["Diallo Amina", "amina-diallo", "AMINADIALLO", "Diallo, Amina", "Aminä Diallo"]
)
def test_the_name_may_be_typed_as_people_do(client, named, typed):
    assert check(client, named.code, typed).context["answer"].state == "named"


def test_a_name_that_was_confirmed_before_is_compared_as_it_was(client, named):
    Certificate.objects.update(name_fingerprint=name_fingerprint(NAME, named.name_salt, rule=1), name_rule=1)
    answers = [check(client, named.code, typed) for typed in ("amina diallo", "Diallo Amina")]
    assert [page.context["answer"].state for page in answers] == ["named", "other-name"]


def test_a_new_name_carries_the_number_of_its_rule(named):
    assert (named.name_rule, len(named.name_fingerprint.split())) == (2, 3)


def answered(page) -> str:
    """The answer on the page, without the form."""
    return re.search(r"<article.*?</article>", page.content.decode(), re.DOTALL)[0]


WITHOUT_A_NAME = CheckAnswer(state="valid", title="A clean kitchen", issuer="Open Path Training")


@pytest.mark.parametrize("typed", ["", "?", "  ", "123", "-", "***", "'", "٣٤", "\u0301", "ー", "+"])
def test_without_a_name_it_says_that_it_counts_and_what_the_paper_says_in_large(client, named, typed):
    page = check(client, named.code, typed)
    assert page.context["answer"] == replace(WITHOUT_A_NAME, code=grouped(named.code))
    assert "You did not type a name" in answered(page)
    assert [
        row["label"]
        for row in named.snapshot["texts"]["en"]["competences"]
        if row["label"] in page.content.decode()
    ] == []
    assert Certificate.objects.get().wrong_names == 0


def test_another_name_is_never_a_valid_one(client, named):
    page = check(client, named.code, "Amina Dialla")
    assert page.context["answer"] == CheckAnswer(state="other-name")
    assert "The name does not match" in answered(page)
    assert [
        words for words in ("Valid", "counts", "A clean kitchen", 'answer--named"') if words in answered(page)
    ] == []


def test_green_and_valid_is_only_the_right_name(client, named, certificate):
    assert "Valid" in answered(check(client, named.code, NAME))
    for typed in ("", "Amina Dialla"):
        assert "Valid" not in answered(check(client, named.code, typed))


def test_before_a_name_is_confirmed_it_says_so(client, certificate):
    page = check(client, certificate.code, NAME)
    assert page.context["answer"] == replace(WITHOUT_A_NAME, state="unnamed", code=grouped(certificate.code))
    assert "No name was confirmed for it" in answered(page)


def test_a_withdrawn_one_says_so_and_no_longer_what_she_can_do(client, named, learner):
    withdraw(named, by=learner)
    for typed in (NAME, "Amina Dialla", ""):
        page = check(client, named.code, typed)
        assert page.context["answer"].state == "withdrawn"
        assert "What the holder can do" not in page.content.decode()


def test_a_code_that_was_never_issued_is_not_known(client, named):
    assert check(client, new_code(), NAME).context["answer"] == CheckAnswer(state="unknown")


def test_a_slip_in_the_code_is_told_before_anything_is_looked_up(client, named):
    page = check(client, with_a_slip(named.code), NAME)
    assert page.context["form"].errors["code"] == [
        "One letter or digit is different from the certificate. Look at each of them again."
    ]
    assert page.context.get("answer") is None


def test_a_code_that_is_too_short_says_how_many(client):
    assert check(client, "7K4M", NAME).context["form"].errors["code"] == [
        "The code has 16 letters and digits. You typed 4."
    ]


def test_the_code_is_asked_for_and_the_name_may_stay_empty(client):
    assert check(client, "", "").context["form"].errors == {
        "code": ["Type the code that is printed on the certificate."]
    }


def test_the_code_on_paper_fills_the_form_and_tells_nothing_yet(client, named):
    page = client.get(reverse("verify:code", args=[named.code]))
    assert (page.context["form"].initial, page.context.get("answer")) == ({"code": grouped(named.code)}, None)
    assert "A clean kitchen" not in page.content.decode()


# ── never a name ────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("typed", [NAME, "Amina Dialla"])
def test_s21_the_answer_shows_no_name_but_the_one_typed(client, named, learner, typed):
    html = check(client, named.code, typed).content.decode()
    without_form = re.sub(r"<form.*?</form>", "", html, flags=re.DOTALL)
    assert [
        part
        for part in (
            "Amina",
            "Diallo",
            "Dialla",
            learner.profile.handle,
            learner.username,
            "Officina",
            "Ferrero",
        )
        if part in without_form
    ] == []
    assert [
        part for part in (learner.profile.handle, learner.username, "Officina", "Ferrero") if part in html
    ] == []


def test_s21_it_is_not_for_search_engines(client, named):
    assert (
        '<meta name="robots" content="noindex, nofollow">' in check(client, named.code, NAME).content.decode()
    )


# ── guessing ────────────────────────────────────────────────────────────────────────────────────────────────
def guess(client, certificate, count: int, *, start: int = 0) -> list[str]:
    """Wrong names, each from another network."""
    networks = (f"10.{number // 250}.{number % 250}.7" for number in range(start, start + count))
    return [
        client.post("/verify/", {"code": certificate.code, "name": "Amina Dialla"}, REMOTE_ADDR=address)
        .context["answer"]
        .state
        for address in networks
    ]


def test_so_many_wrong_names_are_compared_in_a_day_whatever_networks_they_come_from(client, named):
    assert (
        guess(client, named, WRONG_NAMES_A_DAY + 3) == ["other-name"] * WRONG_NAMES_A_DAY + ["tomorrow"] * 3
    )


def test_after_them_not_even_the_right_one_is_compared_and_its_validity_is_still_told(client, named):
    guess(client, named, WRONG_NAMES_A_DAY)
    page = check(client, named.code, NAME)
    assert page.context["answer"] == replace(WITHOUT_A_NAME, state="tomorrow", code=grouped(named.code))
    assert "You can check whose it is again tomorrow" in answered(page)
    assert check(client, named.code, "").context["answer"].state == "valid"


def test_the_next_day_names_are_compared_again(client, named):
    guess(client, named, WRONG_NAMES_A_DAY)
    Certificate.objects.update(wrong_names_on=timezone.localdate() - datetime.timedelta(days=1))
    assert check(client, named.code, NAME).context["answer"].state == "named"
    assert Certificate.objects.get().wrong_names == 0


def test_guessing_at_one_certificate_does_not_slow_down_another(client, named, pass_test, trainer):
    other = confirm_name(pass_test(taught_module()), "Amina Diallo", by=trainer)
    guess(client, named, WRONG_NAMES_A_DAY + 1)
    assert check(client, other.code, NAME).context["answer"].state == "named"


def test_guessing_does_not_keep_her_from_printing(client, named, learner, enter):
    guess(client, named, WRONG_NAMES_A_DAY + 30)
    printed = enter(learner).post(reverse("certificates:detail", args=[named.uuid]), {"name": NAME})
    assert (printed.status_code, printed.headers["Content-Type"]) == (200, "application/pdf")
    assert NAME in PdfReader(io.BytesIO(printed.content)).pages[0].extract_text()


def test_right_names_are_not_counted(client, named):
    for _time in range(WRONG_NAMES_A_DAY + 2):
        assert check(client, named.code, NAME).context["answer"].state == "named"


def test_a_try_is_taken_before_the_name_is_compared(named, monkeypatch):
    """Many at once must not all be compared because none of them was counted yet."""
    seen = []
    monkeypatch.setattr(
        "courses.certificates.names.name_matches",
        lambda *_name, **_facts: seen.append(Certificate.objects.get().wrong_names) or False,
    )
    try_name(named, "Amina Dialla")
    try_name(named, "Amina Dialla")
    assert seen == [1, 2]


# ── the paper ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("who", ["nobody", "employer", "learner", "trainer"])
def test_a_code_alone_never_gives_a_sheet(client, named, who, request, enter, learner, trainer):
    browser = {
        "nobody": lambda: client,
        "employer": lambda: enter(make_employer()),
        "learner": lambda: enter(learner),
        "trainer": lambda: enter(trainer),
    }[who]()
    routes = [pattern.pattern._route for pattern in verify_patterns[0]]
    assert routes == ["", "issuer.json", "<str:code>/"]
    for code in (named.code, grouped(named.code), named.code.lower()):
        assert browser.get(f"/verify/{code}/sheet.pdf").status_code == 404
        assert browser.get(f"/verify/{code}/")["Content-Type"].startswith("text/html")


# ── languages ───────────────────────────────────────────────────────────────────────────────────────────────
def test_it_speaks_the_readers_language(client, named):
    assert client.get("/verify/", headers={"Accept-Language": "it"}).headers["Content-Language"] == "it"
    answer = check(client, named.code, NAME, "/verify/?lang=it")
    assert (answer.headers["Content-Language"], answer.context["answer"].title) == (
        "it",
        "Una cucina pulita",
    )


@pytest.mark.parametrize("language", ["de", "xx", "", "it/../"])
def test_a_language_that_is_not_spoken_here_changes_nothing(client, language):
    page = client.get(f"/verify/?lang={language}", headers={"Accept-Language": "en"})
    assert (page.status_code, page.headers["Content-Language"]) == (200, "en")


def test_each_language_is_a_link_to_the_same_page(client, certificate):
    page = client.get(reverse("verify:code", args=[certificate.code]))
    assert f'href="/verify/{certificate.code}/?lang=it"' in page.content.decode()
