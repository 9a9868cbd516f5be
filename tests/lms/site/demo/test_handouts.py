"""The demo's handouts and session plans: the same in every language, and each fits on its paper."""

import datetime
from types import SimpleNamespace

import pytest

from lms.printing.imposition import Form
from lms.printing.pdf import is_available
from lms.programme.handouts import sheets
from lms.programme.handouts.drawings import Drawing
from lms.programme.models import HandoutPage, SessionPlanPage
from lms.site.demo import handouts
from lms.site.demo.content import read
from lms.site.demo.coping import languages_of

FACTS = read(handouts.HANDOUTS / "handouts.toml")
SESSIONS = read(handouts.SESSIONS / "sessions.toml")
LANGUAGES = languages_of(FACTS)
WORDS_OF = {
    "cover": {"heading", "line"},
    "text": {"heading", "text"},
    "ticks": {"heading", "points"},
    "writing": {"heading", "lines"},
}


#: Those for who employs are read in the languages of the countries (lms/programme).
FOR_EMPLOYERS = {"work-offer", "work-clean", "work-papers"}
OF_THE_COUNTRIES = {"en", "it", "es", "el", "ro"}


def sheets_in(language: str) -> list[dict]:
    """What is written in this language."""
    return [sheet for sheet in FACTS["sheets"] if sheet["id"] in told(language)]


def told(language: str) -> dict[str, dict]:
    return {each["id"]: each for each in read(handouts.HANDOUTS / f"handouts.{language}.toml")["handouts"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_is_told_in_every_language(language):
    left_out = set() if language in OF_THE_COUNTRIES else FOR_EMPLOYERS
    assert list(told(language)) == [sheet["id"] for sheet in FACTS["sheets"] if sheet["id"] not in left_out]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_leaf_has_the_words_of_its_kind(language):
    words = told(language)
    wrong = [
        (sheet["id"], number, sorted(leaf))
        for sheet in sheets_in(language)
        for number, ((kind, _drawing), leaf) in enumerate(
            zip(sheet["leaves"], words[sheet["id"]]["leaves"], strict=True), 1
        )
        if set(leaf) - {"text"} | ({"text"} & WORDS_OF[kind]) != WORDS_OF[kind]
    ]
    assert wrong == []


def test_every_drawing_is_there():
    drawings = {drawing for sheet in FACTS["sheets"] for _kind, drawing in sheet["leaves"] if drawing}
    assert drawings <= set(Drawing)


def lengths(block, value: dict) -> list[str]:
    """The names of plain texts that are longer than the editor lets them be."""
    found = []
    for name, child in block.child_blocks.items():
        texts = value.get(name) if isinstance(value.get(name), list) else [value.get(name)]
        most = getattr(getattr(getattr(child, "child_block", child), "field", None), "max_length", None)
        found += [name for text in texts if most and isinstance(text, str) and len(text) > most]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_longer_than_the_editor_lets_it_be(language):
    blocks = HandoutPage.panels.field.stream_block.child_blocks
    words = told(language)
    assert [
        (sheet["id"], name)
        for sheet in sheets_in(language)
        for (kind, _drawing), leaf in zip(sheet["leaves"], words[sheet["id"]]["leaves"], strict=True)
        for name in lengths(blocks[kind], leaf)
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_fits_on_its_paper(language, monkeypatch):
    if not is_available():
        pytest.skip("Pango is not installed")
    mark = SimpleNamespace(number=12, made_on=datetime.date(2026, 11, 30))
    monkeypatch.setattr(sheets, "edition_of", lambda page: mark)
    words = told(language)
    long = []
    for facts in sheets_in(language):
        page = SimpleNamespace(
            locale=SimpleNamespace(language_code=language),
            panels=handouts.panels_of(facts, words[facts["id"]]),
            note=FACTS["note"][language],
        )
        long += [
            (facts["id"], paper, problem)
            for paper in facts["papers"]
            for problem in sheets.problems_of(page, Form(paper), page.panels)
        ]
    assert long == []


@pytest.mark.parametrize("language", languages_of(SESSIONS))
def test_each_session_has_its_steps(language):
    words = {each["id"]: each for each in read(handouts.SESSIONS / f"sessions.{language}.toml")["plans"]}
    block = SessionPlanPage.steps.field.stream_block.child_blocks["step"]
    steps = {plan["id"]: words[plan["id"]]["steps"] for plan in SESSIONS["plans"]}
    assert {name: len(each) for name, each in steps.items()} == {
        plan["id"]: len(plan["minutes"]) for plan in SESSIONS["plans"]
    }
    assert [name for each in steps.values() for step in each for name in lengths(block, step)] == []


def test_points_become_lists():
    assert (
        handouts.rich(["One.", "- a", "- b", "Two."]) == "<p>One.</p><ul><li>a</li><li>b</li></ul><p>Two.</p>"
    )
