"""Rights: found by a question, told as long as somebody stands for them, and silent about who reads them."""

import datetime
import gzip
import re
import uuid
from pathlib import Path

import pytest
from django.test import Client

import lms
from lms.contacts.actions import tell_change
from lms.core import days
from lms.programme.finding.pages import find
from lms.programme.models import RightPage
from lms.programme.rights.enums import Country, Topic
from tests.factories.contacts import make_contact
from tests.factories.rights import CAUTION, LINES, SHORT, right, shelf
from tests.factories.tongues import Page as Shown
from tests.lms.printing.readers import as_read, pdfium

pytestmark = pytest.mark.django_db
KEY = uuid.UUID("0b5d5c5e-1111-4222-8333-444455556666")
ASK = "Ask your adviser."
FIRST_VIEW = 30_000
STATIC = Path(lms.__file__).parent / "static"


def browser() -> Client:
    return Client(SERVER_NAME="heal.localhost")


def words(path: str) -> list[str]:
    answer = browser().get(path)
    assert answer.status_code == 200
    return [part.text for part in Shown(answer.content.decode()).said]


def in_three_languages(faces, **fields) -> dict[str, RightPage]:
    return {
        language: right(shelf(faces, language), key=KEY, **fields.get(language, {}))
        for language in ("en", "it", "ar")
    }


def address(page: RightPage) -> str:
    language = page.locale.language_code
    return f"{'' if language == 'en' else f'/{language}'}/rights/{page.slug}/"


def test_a_question_leads_to_the_countries_it_is_answered_for(faces):
    page = shelf(faces)
    for country, topic in (("RO", "work"), ("EU", "interpreter"), ("IT", "work"), ("GR", "doctor")):
        right(page, country=country, topic=topic)
    asked = browser().get("/rights/").context["shelf"].asked
    assert [(each.topic.value, [way.country.value for way in each.ways]) for each in asked] == [
        ("work", ["IT", "RO"]),
        ("doctor", ["GR"]),
        ("interpreter", ["EU"]),
    ]


def test_a_country_is_chosen_on_the_page_and_goes_nowhere(faces):
    """A box with a tick and the style sheet: no form to send, no script, no name in an address."""
    page = shelf(faces)
    right(page)
    right(page, country="GR")
    shown = browser().get("/rights/").content.decode()
    assert re.findall(r'name="where" value="(\w*)" autocomplete="off"', shown) == ["", "IT", "GR"]
    assert (re.findall(r"<form", shown), set(re.findall(r'<script src="/static/([^"]+)"', shown))) == (
        [],
        {"fold/again.js", "fold/out.js"},
    )


def test_no_right_and_no_country_stands_in_an_address(faces):
    made = right(shelf(faces), title="Can I work in Italy?", slug="can-i-work-in-italy")
    assert made.slug == made.translation_key.hex[:10]
    made.title = "Can I work in Rome?"
    made.save_revision().publish()
    assert RightPage.objects.get(pk=made.pk).slug == made.translation_key.hex[:10]


def test_nothing_is_set_and_the_title_says_nothing(faces):
    """S4: the tab and the history say the name of the website alone; there is no cookie to find."""
    made = right(shelf(faces))
    for path in ("/rights/", address(made)):
        answer = browser().get(path)
        titles = re.findall(r"<title>(.*?)</title>", answer.content.decode())
        assert (titles, dict(answer.cookies), answer["Cache-Control"]) == (["HEAL"], {}, "no-store")


def test_an_answer_says_all_there_is_to_know_and_who_has_checked_it(faces):
    made = right(shelf(faces), care="Ask before you go to the police.")
    shown = " ".join(words(address(made)))
    day = days.today() - datetime.timedelta(days=1)
    wanted = [
        "Yes, you can.",
        "Because of the law en.",
        "Ask before you go to the police.",
        "The office.",
        "60 days.",
        "Nothing.",
        "A passport",
        "Decree 1, article 2",
        f"{day.day} {day:%B %Y}, by Legal desk en, for this country and in this language.",
        "The desk on the square.",
        CAUTION["en"],
    ]
    assert [word for word in wanted if word not in shown] == []


#: Fields, days counted from today.
UNCHECKED = {
    "expired": {"reviewed_on": -181, "expires_on": -1},
    "without a reviewer": {"reviewer": ""},
    "never reviewed": {"reviewed_on": None, "expires_on": None},
    "reviewed from tomorrow": {"reviewed_on": 1},
}
ANSWER = ["Yes, you can.", "Because of the law", "The office.", "A passport", "Good morning.", "Decree 1"]


@pytest.mark.parametrize("fields", UNCHECKED.values(), ids=UNCHECKED)
def test_what_nobody_has_checked_in_time_sends_her_to_her_adviser_on_screen_and_paper(faces, fields):
    counted = {
        name: days.today() + datetime.timedelta(value) if isinstance(value, int) else value
        for name, value in fields.items()
    }
    made = right(shelf(faces), **counted)
    screen = " ".join(words(address(made)))
    papers = [pdfium(browser().get(f"{address(made)}{kind}/").content) for kind in ("card", "print")]
    for shown in (screen, *papers):
        assert (ASK in shown, CAUTION["en"] in shown, [word for word in ANSWER if word in shown]) == (
            True,
            True,
            [],
        )
    assert "The desk on the square." in screen


def test_a_translation_is_no_longer_told_when_its_source_says_something_else(faces):
    pages = in_three_languages(faces)
    english = pages["en"]
    assert ASK not in words(address(pages["ar"]))
    english.short = "No, not any more."
    english.save_revision().publish()
    context = browser().get(address(pages["ar"])).context
    assert (context["is_stale"], [page.pk for page in context["told_elsewhere"]]) == (True, [english.pk])
    assert (SHORT["ar"] in words(address(pages["ar"])), ASK in words(address(english))) == (False, False)
    pages["ar"].save_revision().publish()
    assert SHORT["ar"] in words(address(pages["ar"]))


def test_a_new_review_of_the_source_makes_no_translation_old(faces):
    pages = in_three_languages(faces)
    english = pages["en"]
    english.reviewed_on, english.reviewer = days.today(), "Another desk"
    english.save_revision().publish()
    assert SHORT["ar"] in words(address(pages["ar"]))


def test_a_draft_of_the_source_makes_no_translation_old(faces):
    pages = in_three_languages(faces)
    pages["en"].short = "Perhaps."
    pages["en"].save_revision()
    assert SHORT["ar"] in words(address(pages["ar"]))


def test_where_an_answer_is_not_told_she_is_led_to_the_language_in_which_it_is(faces):
    pages = in_three_languages(faces, ar={"reviewer": ""})
    answer = browser().get(address(pages["ar"]))
    assert [page.locale.language_code for page in answer.context["told_elsewhere"]] == ["en", "it"]


def test_what_is_not_translated_is_found_in_the_language_it_is_in(faces):
    """The reader in Arabic is told so; a way in her own language comes first."""
    english, arabic = shelf(faces), shelf(faces, "ar")
    right(english, key=KEY)
    right(arabic, key=KEY)
    only = right(english, topic="doctor")
    asked = browser().get("/ar/rights/").context["shelf"].asked
    ways = {each.topic.value: [(way.language, way.page.pk) for way in each.ways] for each in asked}
    assert ways["doctor"] == [("en", only.pk)]
    assert [language for language, _pk in ways["work"]] == [""]
    assert f'href="http://heal.localhost{address(only)}" hreflang="en"' in browser().get(
        "/ar/rights/"
    ).content.decode().replace('href="/rights', 'href="http://heal.localhost/rights')


def test_the_same_sentence_stands_on_the_same_line_in_both_languages(faces):
    pages = in_three_languages(faces)
    said = Shown(browser().get(address(pages["ar"])).content.decode()).said
    both = {part.text: (part.language, part.direction) for part in said if part.text in LINES["it"]}
    assert both == dict.fromkeys(LINES["it"], ("it", "ltr"))
    (card,) = browser().get(address(pages["ar"])).context["cards"].cards
    assert [(str(line.hers), str(line.counter)) for line in card.lines] == list(
        zip(LINES["ar"], LINES["it"], strict=True)
    )


def test_in_the_language_of_the_counter_the_card_stands_alone(faces):
    pages = in_three_languages(faces)
    (card,) = browser().get(address(pages["it"])).context["cards"].cards
    assert (card.is_alone, [line.counter for line in card.lines]) == (True, [None, None])


def test_without_a_checked_page_in_the_counters_language_there_is_no_card(faces):
    pages = in_three_languages(faces, it={"reviewer": ""})
    cards = browser().get(address(pages["ar"])).context["cards"]
    assert (cards.cards, cards.missing) == ((), ("it",))


def test_what_holds_everywhere_has_a_card_for_the_counters_of_each_country(faces):
    pages = in_three_languages(faces, en={"country": "EU"}, it={"country": "EU"}, ar={"country": "EU"})
    cards = browser().get(address(pages["en"])).context["cards"]
    assert ([card.counter for card in cards.cards], cards.missing) == (["it"], ("es", "el", "ro"))


def test_the_card_in_arabic_can_be_read_line_by_line(faces):
    pages = in_three_languages(faces)
    answer = browser().get(f"{address(pages['ar'])}card/")
    paper = pdfium(answer.content)
    wanted = [as_read(line) for line in (*LINES["ar"], *LINES["it"], CAUTION["ar"], "HEAL")]
    assert [line for line in wanted if line not in paper] == []
    assert (answer["Content-Type"], answer["Cache-Control"], answer["Content-Disposition"]) == (
        "application/pdf",
        "no-store",
        'inline; filename="card.pdf"',
    )
    assert dict(answer.cookies) == {}


def test_all_of_it_comes_on_paper_too(faces):
    answer = browser().get(f"{address(in_three_languages(faces)['en'])}print/")
    paper = pdfium(answer.content)
    wanted = ["Work? en", *ANSWER, "The desk on the square.", CAUTION["en"], "Good until", "Edition"]
    assert [word for word in wanted if word not in paper] == []
    assert answer["Content-Disposition"] == 'inline; filename="sheet.pdf"'


def test_a_print_bears_its_edition_which_a_changed_number_withdraws(faces):
    named, beside = make_contact(name="Advice"), make_contact(name="Desk")
    page = shelf(faces, parts=[("contact", beside)])
    text = {"heading": "", "text": "<p>Because.</p>"}
    made = right(page, body=[("text", text), ("contact", named)])
    made.save_revision().publish()
    assert "Edition 1 (" in pdfium(browser().get(f"{address(made)}print/").content)
    for contact in (named, beside):
        before = contact.mark()
        contact.number = f"{contact.number}9"
        contact.save()
        tell_change(contact, before=before)
    assert "Edition 3 (" in pdfium(browser().get(f"{address(made)}print/").content)


@pytest.mark.parametrize("kind", ["card", "print"])
def test_a_draft_has_no_prints(faces, kind):
    made = right(shelf(faces), live=False)
    assert browser().get(f"{address(made)}{kind}/").status_code == 404


def test_what_is_asked_next_and_elsewhere(faces):
    page = shelf(faces)
    made = right(page, topic="police")
    for topic in ("work", "lawyer", "home", "doctor", "papers", "return"):
        right(page, topic=topic)
    for country in ("RO", "ES"):
        right(page, topic="police", country=country)
    context = browser().get(address(made)).context
    assert [other.topic for other in context["asked_next"]] == ["lawyer", "home", "return", "work"]
    assert [other.country for other in context["in_other_countries"]] == ["ES", "RO"]


def test_without_rights_the_shelf_stands(faces):
    shelf(faces, parts=[], caution="")
    shown = words("/rights/")
    assert "The answers are still being written." in shown


def test_every_question_has_a_drawing(faces):
    page = shelf(faces)
    for topic in Topic:
        right(page, topic=topic)
    assert browser().get("/rights/").content.decode().count('class="cut-out"') == len(Topic)


def test_home_leads_to_it(faces):
    shelf(faces)
    rooms = browser().get("/").context["face"]["rooms"]["main"]
    assert [str(room.label) for room in rooms] == ["Your rights en", "Stories"]


def test_the_number_of_queries_grows_with_nothing(faces, count_queries):
    english, arabic, italian = (shelf(faces, language) for language in ("en", "ar", "it"))
    made = [right(page, key=KEY) for page in (english, arabic, italian)]

    def asked() -> list[int]:
        for path in ("/rights/", address(made[0])):
            browser().get(path)
        return [count_queries(browser().get, path) for path in ("/rights/", address(made[0]))]

    one = asked()
    for topic in ("doctor", "home"):
        key = uuid.uuid4()
        for page in (english, arabic, italian):
            right(page, key=key, topic=topic)
            right(page, key=uuid.uuid4(), country="GR", topic=topic)
    assert asked() == one


def test_all_that_the_first_view_needs_is_small(faces):
    """Page, style sheets and scripts, packed as a server sends them."""
    page = shelf(faces, "ar")
    for topic in Topic:
        for country in Country:
            right(page, topic=topic, country=country)
    for path in ("/ar/rights/", address(RightPage.objects.first())):
        shown = browser().get(path).content
        parts = re.findall(r'(?:src|href)="/static/(fold/[^"]+)"', shown.decode())
        packed = [gzip.compress(each) for each in (shown, *((STATIC / part).read_bytes() for part in parts))]
        assert (len(parts) > 3, sum(map(len, packed)) <= FIRST_VIEW) == (True, True)


def test_the_search_finds_what_is_told_alone(faces):
    page = shelf(faces)
    right(page, title="Told")
    right(page, title="Expired", reviewer="")
    assert [(found.title, str(found.kind)) for found in find("law", "en", 5)] == [("Told", "A right, Italy")]
