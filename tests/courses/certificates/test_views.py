"""Her own certificates: the list, the page, the sheet with and without her name."""

import io
import re
import uuid

import pytest
from django.urls import reverse
from pypdf import PdfReader

from courses.certificates.actions import reissue, withdraw
from courses.certificates.codes import grouped
from courses.certificates.models import Certificate
from lms.printing.pdf import is_available
from tests.courses.certificates.conftest import NAME
from tests.factories import courses as make
from tests.factories.people import make_learner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]


@pytest.fixture
def pango():
    if not is_available():
        pytest.skip("Pango is not installed")


@pytest.fixture
def browser(learner, enter):
    return enter(learner)


def page_of(certificate, name: str = "detail") -> str:
    return reverse(f"certificates:{name}", args=[certificate.uuid])


def text_of(response) -> str:
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages).split()
    )


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def said(browser, address: str) -> list[str]:
    """What a page says was just done."""
    return [str(message) for message in browser.get(address).context["messages"]]


# ── the list ────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_list_shows_hers_the_newest_first_and_what_she_can_do(browser, certificate, pass_test):
    newer = pass_test(make.taught_module(title="Safe storage"))
    pass_test(make.taught_module(title="Somebody else's"), make_learner().user)
    shown = browser.get("/learn/certificates/").context
    assert list(shown["certificates"]) == [newer, certificate]
    labels = {
        row["label"]
        for certificate in (newer, certificate)
        for row in certificate.snapshot["texts"]["en"]["competences"]
    }
    rows = [one for _choice, one in browser.get("/learn/certificates/new/").context["form"].rows]
    assert {(one.competence.label_in("en"), one.level, tuple(one.evidence)) for one in rows} == {
        (label, "Basic", ("Test",)) for label in labels
    }


def test_an_empty_list_says_how_to_get_one(browser):
    assert (
        "You have no certificate yet. Before each test you can read whether there is one for it."
        in browser.get("/learn/certificates/").content.decode()
    )


def test_the_list_asks_the_same_for_1_replaced_one_and_for_3(
    browser, named, pass_test, trainer, count_queries
):
    reissue(named, by=trainer)
    few = count_queries(browser.get, "/learn/certificates/")
    for title in ("Two", "Three"):
        reissue(pass_test(make.taught_module(title=title)), by=trainer)
    assert count_queries(browser.get, "/learn/certificates/") == few


def test_the_list_asks_the_same_for_1_and_for_3(browser, certificate, pass_test, count_queries):
    few = count_queries(browser.get, "/learn/certificates/")
    for _number in range(2):
        pass_test(make.taught_module())
    assert count_queries(browser.get, "/learn/certificates/") == few
    assert len(browser.get("/learn/certificates/").context["certificates"]) == 3
    assert few <= 6


CHOOSE = "/learn/certificates/new/"


def test_she_looks_at_a_certificate_before_it_is_issued(browser, certificate, module):
    """What the sheet will say, without a name and without a code; nothing is kept."""
    competence = module.taught.get().competence
    before = Certificate.objects.count()
    shown = browser.post(CHOOSE, {"competences": [str(competence.uuid)]})
    (sheet,) = shown.context["sheets"]
    assert (sheet.texts["title"], sheet.issuer) == (competence.label_in("en"), certificate.issuer)
    assert Certificate.objects.count() == before
    back = browser.post(CHOOSE, {"competences": [str(competence.uuid)], "step": "change"})
    assert [choice.data["selected"] for choice, _one in back.context["form"].rows] == [True]
    assert Certificate.objects.count() == before


def test_what_she_ticked_is_issued_when_she_says_so(browser, certificate, module):
    wanted = {"competences": [str(module.taught.get().competence.uuid)], "step": "make"}
    made = browser.post(CHOOSE, wanted)
    assert made["Location"] == page_of(Certificate.objects.get(kind="competence"))
    assert browser.post(CHOOSE, wanted)["Location"] == made["Location"]
    assert Certificate.objects.filter(kind="competence").count() == 1


def test_several_at_once_lead_to_the_list(browser, pass_test):
    for _number in range(2):
        pass_test(make.taught_module())
    rows = browser.get(CHOOSE).context["form"].rows
    keys = [str(one.competence.uuid) for _choice, one in rows]
    made = browser.post(CHOOSE, {"competences": keys, "step": "make"})
    assert (len(keys), made["Location"]) == (2, "/learn/certificates/")
    assert Certificate.objects.filter(kind="competence").count() == 2
    assert browser.get(CHOOSE).context["form"].rows == []
    assert browser.get("/learn/certificates/").context["can_choose"] is False


def test_what_was_done_is_said_on_the_list(enter, learner, pass_test, certificate):
    browser = enter(learner, pin=True)
    for _number in range(2):
        pass_test(make.taught_module())
    keys = [str(one.competence.uuid) for _choice, one in browser.get(CHOOSE).context["form"].rows]
    browser.post(CHOOSE, {"competences": keys, "step": "make"})
    told = [said(browser, "/learn/certificates/")]
    browser.post(page_of(certificate, "withdraw"))
    told += [said(browser, "/learn/certificates/"), said(browser, "/learn/certificates/")]
    assert told == [
        ["Your certificates are issued. You find them in this list."],
        ["The certificate is withdrawn."],
        [],
    ]


def test_nothing_is_ticked_by_itself_and_nothing_ticked_is_an_error(browser, certificate):
    rows = browser.get(CHOOSE).context["form"].rows
    assert [choice.data["selected"] for choice, _one in rows] == [False]
    empty = browser.post(CHOOSE, {"step": "look"})
    assert dict(empty.context["form"].errors) == {"competences": ["Tick at least one."]}


def test_s23_of_a_competence_she_does_not_have_she_makes_none(browser, module):
    wanted = {"competences": [str(module.taught.get().competence.uuid)], "step": "make"}
    refused = browser.post("/learn/certificates/new/", wanted)
    assert dict(refused.context["form"].errors) == {
        "competences": ["Something you chose is no longer there. Choose again."]
    }
    assert Certificate.objects.count() == 0


# ── the page ────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_page_says_what_is_on_it(browser, certificate):
    page = browser.get(page_of(certificate))
    languages = [(row.code, row.words) for row in page.context["sheet_languages"]]
    assert (page.context["code"], page.context["hours"], languages) == (
        grouped(certificate.code),
        6,
        [("en", "English"), ("it", "Italiano, partly in English")],
    )
    assert "Your name is not confirmed yet." in page.content.decode()


def test_in_another_language_it_says_it_in_that_language(browser, certificate):
    shown = browser.get(f"/it{page_of(certificate)}").context
    assert (shown["texts"]["title"], [row.code for row in shown["sheet_languages"]]) == (
        "Una cucina pulita",
        ["it", "en"],
    )


@pytest.mark.parametrize("name", ["detail", "sheet", "withdraw"])
def test_s23_another_ones_certificate_is_no_certificate(enter, certificate, same_absence, name):
    stranger = enter(make_learner().user, pin=True)
    assert same_absence(
        stranger, page_of(certificate, name), reverse(f"certificates:{name}", args=[uuid.uuid4()])
    )


def test_s23_another_one_withdraws_nothing(enter, certificate):
    assert enter(make_learner().user, pin=True).post(page_of(certificate, "withdraw")).status_code == 404
    assert Certificate.objects.get().withdrawn_at is None


def test_s09_whoever_holds_her_card_withdraws_nothing(browser, certificate):
    """It cannot be undone, so it is hers alone, as erasing is."""
    assert browser.post(page_of(certificate, "withdraw"))["Location"].startswith("/learn/pin/check/")
    assert Certificate.objects.get().withdrawn_at is None


def test_she_withdraws_it_after_being_asked(enter, learner, certificate):
    browser = enter(learner, pin=True)
    assert browser.get(page_of(certificate, "withdraw")).status_code == 200
    assert Certificate.objects.get().withdrawn_at is None
    assert browser.post(page_of(certificate, "withdraw"))["Location"] == "/learn/certificates/"
    assert Certificate.objects.get().withdrawn_at is not None
    assert "Print with my name" not in browser.get(page_of(certificate)).content.decode()


# ── the sheet ───────────────────────────────────────────────────────────────────────────────────────────────
def test_with_the_confirmed_name_it_is_printed_and_the_name_is_kept_nowhere(pango, browser, named):
    printed = browser.post(page_of(named), {"name": f"  {NAME.replace(' ', '  ')} "})
    text = text_of(printed)
    assert [
        part
        for part in (NAME, "A clean kitchen", "Open Path Training", grouped(named.code))
        if part not in text
    ] == []
    assert "Ferrero" not in text  # who confirmed it signs nothing
    assert NAME not in str(list(Certificate.objects.values()))
    assert (printed["Cache-Control"], NAME in printed["Content-Disposition"]) == ("no-store", False)


def test_a_name_typed_otherwise_is_printed_as_she_types_it(pango, browser, named):
    assert "AMINA DIALLO" in text_of(browser.post(page_of(named), {"name": "AMINA DIALLO"}))


def test_in_two_languages_when_she_asks(pango, browser, named):
    text = text_of(browser.post(page_of(named), {"name": NAME, "second": "it"}))
    assert [part for part in ("A clean kitchen", "Una cucina pulita") if part not in text] == []
    assert "Una cucina pulita" not in text_of(browser.post(page_of(named), {"name": NAME, "second": "xx"}))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Type the name."),
        ("Amina Dialla", "This is not the name that was confirmed."),
        ("Amina 漢", "These characters cannot be printed: 漢."),
    ],
)
def test_another_name_is_not_printed(browser, named, typed, told):
    refused = browser.post(page_of(named), {"name": typed})
    assert (refused.status_code, refused["Content-Type"].split(";")[0]) == (200, "text/html")
    assert told in refused.context["form"].errors["name"][0]


def test_without_a_confirmed_name_none_is_printed(browser, certificate):
    assert browser.post(page_of(certificate), {"name": NAME}).context["form"].errors["name"] == [
        "No name is confirmed yet. Ask your trainer."
    ]


def test_guessing_the_name_is_slowed_down_and_the_right_one_waits_too(browser, named):
    for _guess in range(5):
        browser.post(page_of(named), {"name": "Amina Dialla"})
    assert "Please wait" in browser.post(page_of(named), {"name": NAME}).context["form"].errors["name"][0]


def test_the_sheet_by_a_link_has_a_line_for_the_name(pango, browser, named):
    text = text_of(browser.get(page_of(named, "sheet")))
    assert "This certifies that has shown" in text
    assert "Amina" not in text


def test_a_withdrawn_certificate_is_not_printed(browser, named, learner):
    withdraw(named, by=learner)
    assert browser.get(page_of(named, "sheet")).status_code == 404
    refused = browser.post(page_of(named), {"name": NAME})
    assert refused["Content-Type"].split(";")[0] == "text/html"


def test_the_languages_she_chose_are_kept_when_she_is_asked_again(browser, named):
    asked = browser.post(page_of(named), {"name": "Somebody Else", "language": "it", "second": "en"})
    chosen = re.findall(r'<option value="(\w*)" selected>', asked.content.decode())
    assert (list(asked.context["form"].errors), chosen) == (["name"], ["it", "en"])


def test_a_name_in_small_letters_is_asked_about_first(pango, browser, named):
    asked = browser.post(page_of(named), {"name": NAME.lower(), "second": "it"})
    form = asked.context["form"]
    assert (asked.status_code, form["letters"].errors, form.errors.keys()) == (
        200,
        ["You typed your name in small letters. Choose how to print it."],
        {"letters"},
    )
    assert [choice.choice_label for choice in form["letters"]] == [NAME, NAME.lower()]
    assert asked.context["second"] == "it"


@pytest.mark.parametrize(("letters", "printed"), [("capitals", NAME), ("typed", NAME.lower())])
def test_it_is_printed_as_she_chose(pango, browser, named, letters, printed):
    assert printed in text_of(browser.post(page_of(named), {"name": NAME.lower(), "letters": letters}))


def test_of_a_wrong_name_only_that_is_said(browser, named):
    refused = browser.post(page_of(named), {"name": "somebody else"})
    assert refused.context["form"].errors.keys() == {"name"}
