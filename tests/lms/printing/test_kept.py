"""Sheets for visitors: set once, kept by what stands on them, a few at a time."""

import threading
import time

import pytest
from django.core.cache import cache

from lms.core import slots
from lms.core.slots import NoSlot, a_slot
from lms.printing import kept, pdf


@pytest.fixture(autouse=True)
def _own_places(tmp_path, monkeypatch):
    monkeypatch.setattr(slots.tempfile, "gettempdir", lambda: str(tmp_path))
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def made(monkeypatch):
    """What was set, and a little slowly."""
    found = []

    def render_pdf(template, context, *, language, title):
        found.append((context["word"], language))
        time.sleep(0.05)
        return f"%PDF {context['word']} {language}".encode()

    monkeypatch.setattr(pdf, "render_pdf", render_pdf)
    monkeypatch.setattr(pdf, "version", lambda: "1")
    monkeypatch.setattr(
        pdf, "markup_of", lambda template, context, **about: f"{context['word']}{about['language']}"
    )
    return found


def sheet(word: str = "one", *, face: str = "skills", language: str = "en", title: str = "A title") -> bytes:
    return kept.public_pdf("any.html", {"word": word}, face=face, language=language, title=title)


def test_a_sheet_is_set_once(made):
    assert sheet() == sheet() == b"%PDF one en"
    assert made == [("one", "en")]


@pytest.mark.parametrize(
    "other", [{"word": "two"}, {"face": "programme"}, {"language": "it"}, {"title": "Another"}]
)
def test_what_differs_is_another_sheet(made, other):
    sheet()
    sheet(**other)
    assert len(made) == 2


def test_many_who_ask_at_once_have_it_set_once(made):
    threads = [threading.Thread(target=sheet) for _visitor in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [("one", "en")]


def test_only_a_few_are_set_at_a_time(made, monkeypatch, settings):
    settings.LMS_PRINTS_AT_ONCE = 1
    monkeypatch.setattr(kept, "WAIT_SECONDS", 0.1)
    sheet("known")
    with a_slot("print", among=1, wait=0):
        with pytest.raises(NoSlot):
            sheet("new")
        assert sheet("known") == b"%PDF known en"
    assert sheet("new") == b"%PDF new en"


def test_without_a_cache_a_sheet_is_set_all_the_same(made, monkeypatch):
    def away(*_arguments, **_more):
        raise OSError

    monkeypatch.setattr(type(cache._connections[cache._alias]), "get", away)
    monkeypatch.setattr(type(cache._connections[cache._alias]), "set", away)
    assert sheet() == b"%PDF one en"


def test_other_styles_make_another_sheet(monkeypatch):
    monkeypatch.setattr(pdf, "version", lambda: "1")
    before = kept._press.__wrapped__()
    monkeypatch.setattr(pdf, "version", lambda: "2")
    assert kept._press.__wrapped__() != before
