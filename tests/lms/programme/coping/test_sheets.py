"""Sheets to fill in: empty for a pen without a script, with no field that could be sent."""

import re
from itertools import chain

import pytest
from django.conf import settings

from lms.programme.coping.sheets import PARTS, WORDS_OF_A_LANGUAGE, Sheet, words_for
from lms.programme.models import CopingSheetPage
from lms.safety.neutral.words import told_outside
from tests.lms.programme.coping.test_coping import STATIC, browser, shelf

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def sheet(page, kind: Sheet, **fields) -> CopingSheetPage:
    return page.add_child(
        instance=CopingSheetPage(title=kind.label, slug=kind.value, sheet=kind, locale=page.locale, **fields)
    )


@pytest.fixture
def both(faces) -> dict[Sheet, str]:
    page = shelf(faces)
    for kind in Sheet:
        sheet(page, kind, lead="Small.")
    return {kind: browser().get(f"/coping/{kind.value}/").content.decode() for kind in Sheet}


@pytest.mark.django_db
def test_the_page_of_all_tools_leads_to_the_live_ones(faces):
    page = shelf(faces)
    sheet(page, Sheet.CARD)
    sheet(page, Sheet.PLAN, live=False)
    assert [each.page.slug for each in browser().get("/coping/").context["kept"]] == ["card"]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", Sheet)
def test_each_has_its_questions_and_lines_without_a_script(both, kind):
    lines = re.findall(r'<textarea[^>]*data-line="([^"]+)"', both[kind])
    assert lines == [f"{part.key}-{number}" for part in PARTS[kind] for number in part.numbers]
    assert [part.key for part in PARTS[Sheet.PLAN]] == ["signs", "do", "people", "help", "places"]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", Sheet)
def test_nothing_that_is_written_could_be_sent_or_kept(both, kind):
    """No field has a name or stands in a form, and none is remembered or read by a spelling service."""
    inside = re.search(r"<main.*?</main>", both[kind], re.DOTALL)[0]
    fields = re.findall(r"<(?:textarea|input)[^>]*>", inside)
    assert "<form" not in inside
    assert [field for field in fields if re.search(r"\sname=", field)] == []
    typed = [field for field in fields if "data-line" in field or "data-typed" in field]
    assert [
        field for field in typed if 'autocomplete="off"' not in field or 'spellcheck="false"' not in field
    ] == []
    script = (STATIC / "fold" / "sheet.js").read_text()
    ways = r"fetch|XMLHttp|sendBeacon|WebSocket|[sS]torage|cookie|location|indexedDB|caches|vibrate"
    assert re.findall(ways, script) == []
    assert re.findall(r"vibrate", (STATIC / "fold" / "coping.js").read_text()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("kind", Sheet)
def test_what_destroys_it_is_said_before_the_first_line_and_paper_comes_first(both, kind):
    page = both[kind]
    places = [
        page.index(words)
        for words in (
            "Paper is safest.",
            "What you write on the screen is kept nowhere.",
            "Write no address",
            "<textarea",
            "can demand that you open it",
            "Five words with numbers lock it.",
        )
    ]
    assert places == sorted(places)
    assert "<title>HEAL</title>" in page


@pytest.mark.django_db
def test_no_cookie_is_set(faces):
    sheet(shelf(faces), Sheet.CARD)
    answer = browser().get("/coping/card/")
    assert (dict(answer.cookies), answer["Cache-Control"]) == ({}, "no-store")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_as_many_words_and_none_tells(language):
    words = words_for(language)
    assert len({word.casefold() for word in words}) == len(words) == WORDS_OF_A_LANGUAGE
    assert [word for word in words if not word.isalpha()] == []
    assert list(chain.from_iterable(told_outside(word, names=[]) for word in words)) == []


def test_a_language_without_words_of_its_own_takes_the_english_ones():
    assert words_for("pt-br") == words_for("en") != words_for("it")
