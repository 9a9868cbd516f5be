"""What the editor says about a lesson's content: where it is hard, what is missing, and where that stands."""

import tomllib
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.pages.content import report_on
from courses.pages.reading import MEASURED, level_of, long_sentences, most_words, sentences, words_in
from courses.pages.register import Looking, to_avoid
from lms.organisations.models import Role
from lms.organisations.writers import make_writers
from lms.safety.faces.models import Face
from tests.courses.catalogue.test_files import picture
from tests.factories import courses as make
from tests.factories.people import make_worker

CONTENT = Path(__file__).resolve().parents[3] / "demo" / "content"
SHORTEST = 30


def texts_of(part):
    if isinstance(part, str):
        if len(part) >= SHORTEST:
            yield part
        return
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from texts_of(inner)


def sample(language: str) -> list[str]:
    """The coping tools and the handouts, which say the same in all languages."""
    files = [CONTENT / f"{name}.{language}.toml" for name in ("coping/tools", "handouts/handouts")]
    return [text for file in files for text in texts_of(tomllib.loads(file.read_text(encoding="utf-8")))]


# ── the measure ─────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("language", MEASURED)
def test_each_language_is_measured_on_our_own_texts(language):
    reading = level_of(sample(language), language)
    assert reading.words == pytest.approx(MEASURED[language][0], rel=0.05)
    assert reading.level == "A2"


@pytest.mark.parametrize("language", MEASURED)
def test_long_sentences_make_the_same_text_hard_in_every_language(language):
    said = [sentence.rstrip(".!?؟;") for text in sample(language) for sentence in sentences(text)]
    together = [" ".join(said[first : first + 6]) for first in range(0, len(said), 6)]
    assert level_of(together, language).level in {"B2", "C1"}
    assert any(long_sentences(text, language) for text in together)


def test_of_few_words_and_of_a_language_that_was_not_measured_nothing_is_said():
    assert level_of(["Wet your hands."], "en") is None
    assert level_of(sample("en"), "xx") is None
    assert most_words("xx") == most_words("en")


def test_points_of_a_list_are_sentences_of_their_own():
    text = "<p>Take:</p><ul><li>soap</li><li>a towel &amp; water</li></ul><p>Now wait. Ready?</p>"
    assert [*sentences(text)] == ["Take:", "soap", "a towel & water", "Now wait.", "Ready?"]
    assert words_in("the chef’s well-kept knife") == ["the", "chef’s", "well-kept", "knife"]


# ── words ───────────────────────────────────────────────────────────────────────────────────────────────────
def test_words_are_found_in_every_form_and_a_home_page_adds_and_allows():
    own = [
        {"word": "kid*", "instead": "child", "allowed": False},
        {"word": "girls", "instead": "", "allowed": True},
    ]
    looking = Looking(to_avoid("en", own))
    assert looking.found("She FAILED, said the girls and the kids.") == [
        ("failed", "not yet, or: if it goes wrong"),
        ("kids", "child"),
    ]
    assert Looking(to_avoid("el")).found("Απέτυχε η προσπάθεια.") == [("απετυχε", "όχι ακόμη")]
    assert Looking({}).found("Anything") == []


# ── a lesson ────────────────────────────────────────────────────────────────────────────────────────────────
LONG = "When you have finished cutting raw chicken on the yellow board you should always take it to the sink"
LONGER = f"{LONG} straight away before you touch anything else in the kitchen."


@pytest.fixture
def module(faces):
    return make.module_page(make.course_page(faces.skills), "Module 1")


def lesson_of(module, *steps):
    page = make.lesson_page(module, "Boards")
    body = make.lesson_body(list(steps))
    stored = body.get_prep_value()
    for step, raw in enumerate(stored, start=1):
        for number, block in enumerate(raw["value"]["blocks"], start=1):
            block["id"] = f"block-{step}-{number}"
    page.body = body.stream_block.to_python(stored)
    page.save_revision()
    return page


def text(words):
    return ("text", {"text": f"<p>{words}</p>", "audio": None})


def said(remarks):
    return [(remark.words.partition(":")[0], remark.step, remark.block) for remark in remarks]


@pytest.mark.django_db
def test_every_remark_leads_to_its_block(module):
    undescribed = {"image": picture().pk, "alt_text": "", "decorative": False}
    page = lesson_of(
        module,
        [text("Each food has its own board.")],
        [text(LONGER), text("If you fail, germs travel.")],
        [("picture", {"picture": undescribed, "caption": ""})],
        [("audio", {"title": "At the door", "audio": None, "transcript": ""})],
        [],
    )
    report = report_on(page)
    last = page.get_latest_revision_as_object().body[4].id
    assert said(report.in_the_way) == [("Step 5 is empty. Learners do not see it.", 5, last)]
    assert said(report.easier) == [
        ("29 words in one sentence", 2, "block-2-1"),
        ("“fail”", 2, "block-2-2"),
    ]
    assert [(share.there, share.all) for share in (report.pictures, report.heard, report.transcripts)] == [
        (0, 1),
        (0, 3),
        (0, 1),
    ]
    assert (report.pictures.missing.block, report.transcripts.missing.block) == ("block-3-1", "block-4-1")


@pytest.mark.django_db
def test_what_is_hard_to_read_asks_for_a_note_before_it(module):
    hard = text("The police came after the accident.")
    note = ("callout", {"tone": "care", "title": "", "text": "<p>What comes may be hard.</p>", "audio": None})
    assert said(report_on(lesson_of(module, [text("Hello.")], [hard])).worth_a_look)[0][1:] == (
        2,
        "block-2-1",
    )
    assert report_on(lesson_of(module, [note], [hard])).worth_a_look == []
    assert len(report_on(lesson_of(module, [hard], [note])).worth_a_look) == 1


@pytest.mark.django_db
def test_what_a_question_says_is_read_too(module):
    question = make.question(f"{LONGER[:-1]}?", feedback="")
    report = report_on(lesson_of(module, [("question", question.pk)]))
    assert said(report.easier) == [("29 words in one sentence", 1, "block-1-1")]
    assert report.estimate == 1


@pytest.mark.django_db
def test_a_long_lesson_costs_no_statement_more_than_a_short_one(module):
    counts = []
    for count in (1, 3, 60):
        page = lesson_of(module, *([text(f"Step {number}.")] for number in range(count)))
        with CaptureQueriesContext(connection) as counted:
            report_on(page)
        counts.append(len(counted))
    assert len(set(counts)) == 1


# ── the pages ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def author(module, enter):
    user = make_worker(Role.TRAINER)
    user.groups.add(make_writers(Face.objects.get(kind=Face.Kind.SKILLS))[Role.AUTHOR])
    return enter(user)


@pytest.mark.django_db
def test_the_editor_has_the_panel_and_a_page_says_the_same(author, module):
    page = lesson_of(module, [text(LONGER)])
    editor = author.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    where = reverse("courses_content", args=[page.pk])
    assert f'data-content-report="{where}?part=1"' in editor
    assert f'href="{where}"' in editor
    part, whole = (author.get(where + query).content.decode() for query in ("?part=1", ""))
    assert 'href="#block-block-1-1-section"' in part
    assert f'href="/admin/pages/{page.pk}/edit/#block-block-1-1-section"' in whole
    assert "<html" not in part


@pytest.mark.django_db
def test_who_may_not_write_the_lesson_finds_nothing(module, enter):
    page = lesson_of(module, [text("Hello.")])
    assert enter(make_worker(Role.TRAINER)).get(reverse("courses_content", args=[page.pk])).status_code in (
        302,
        404,
    )
