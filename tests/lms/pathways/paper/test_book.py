"""A plan on paper: one sheet to fold, nothing on it says whose it is, and a reader reads it in its order."""

import datetime
import io
import os
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from django.utils import timezone
from pypdf import PdfReader

from lms.core import days
from lms.organisations.models import Role
from lms.pathways.circle.queries import around
from lms.pathways.enums import Theme
from lms.pathways.paper.book import book_of, book_pdf
from lms.pathways.plans.models import Pathway, Stage, Step
from lms.pathways.plans.queries import plan_of
from tests.factories.people import make_organisation, make_worker
from tests.factories.plans import accompanied_plan, let_in
from tests.lms.printing.readers import as_read, pdfium

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pango")]
WAY = [
    (Theme.WELCOME, "A good start", "بداية جيدة", -160),
    (Theme.STEADY, "A steady week", "أسبوع مستقر", -80),
    (Theme.PAPERS, "My papers", "أوراقي", None),
    (Theme.LANGUAGE, "Italian", "الإيطالية", None),
    (Theme.SKILLS, "In the kitchen", "في المطبخ", None),
    (Theme.WORK, "First work", "أول عمل", None),
    (Theme.ALONE, "On my own feet", "على قدميّ", None),
]


@pytest.fixture
def plan():
    """A whole way, in English and in Arabic, with two people around it."""
    made = accompanied_plan(steps=0)
    Stage.objects.all().delete()
    made.pathway.aim = {
        "en": "I want to cook in a place with a window.",
        "ar": "أريد أن أطبخ في مكان له نافذة.",
    }
    made.pathway.next_review_on, made.pathway.next_review_at = days.in_days(17), datetime.time(10)
    made.pathway.save()
    for number, (theme, english, arabic, done) in enumerate(WAY):
        stage = Stage.objects.create(
            pathway=made.pathway,
            theme=theme,
            title={"en": english, "ar": arabic},
            order=number,
            begun_on=days.in_days(done - 30) if done else None,
            done_on=days.in_days(done) if done else None,
        )
        said = {"en": f"Something of {english}", "ar": f"شيء من {arabic}"}
        Step.objects.create(
            stage=stage,
            words=said,
            state=Step.State.DONE if done else Step.State.OPEN,
            state_on=stage.done_on,
        )
    papers = Stage.objects.get(theme=Theme.PAPERS)
    Step.objects.create(
        stage=papers,
        words={"en": "Collect the receipt in Via Verdi", "ar": "استلام الإيصال من فيا فيردي"},
        detail={"en": "Bring the blue folder.", "ar": "أحضري الملف الأزرق."},
        on=days.in_days(3),
        at=datetime.time(9, 30),
    )
    marta = make_worker(Role.TRAINER, first_name="Marta")
    let_in(made.pathway, marta, Role.TRAINER, themes=[Theme.SKILLS])
    return made


def printed(plan, language: str = "en", *, whole: bool = False) -> bytes:
    content = book_pdf(plan_of(plan.person), around(plan.pathway).open, language=language, whole=whole)
    if folder := os.environ.get("LOOK_AT_BOOKS"):
        Path(folder, f"book-{language}{'-whole' if whole else ''}.pdf").write_bytes(content)
    return content


def test_it_is_one_sheet_to_fold_and_nothing_says_whose_it_is(plan):
    content = printed(plan)
    document = PdfReader(io.BytesIO(content))
    text = pdfium(content)
    assert len(document.pages) == 2
    assert document.metadata.title == "My plan"
    for hers in (plan.learner.profile.handle, plan.person.get_username(), plan.learner.card.number):
        assert hers not in text
        assert hers.encode() not in content
    assert make_organisation().name not in text
    said = ("I want to cook", "My papers", "Collect the receipt", "Elena", "Marta", "A steady week")
    assert [words for words in said if words not in text] == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_it_is_tagged_and_read_page_after_page(plan, language):
    with pikepdf.open(io.BytesIO(printed(plan, language))) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == language
        assert document.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert document.Root.ViewerPreferences.PrintScaling == "/None"
        assert _pages_as_read(document) == ["page-1", "page-2", "page-3", "page-4"]


def _pages_as_read(document) -> list[str]:
    found = []

    def look(element) -> None:
        if isinstance(element, pikepdf.Array):
            for child in element:
                look(child)
        elif isinstance(element, pikepdf.Dictionary):
            name = str(element.get("/ID", ""))
            if name.startswith("page-"):
                found.append(name)
            if "/K" in element:
                look(element.K)

    look(document.Root.StructTreeRoot.K)
    return found


def test_in_another_language_her_words_are_those_of_that_language(plan):
    text = pdfium(printed(plan, "ar"))
    assert ("نافذة" in text, "I want to cook" in text) == (True, False)


def test_all_that_is_to_do_takes_more_sheets_and_the_last_page_stays_the_last(plan):
    papers = Stage.objects.get(theme=Theme.PAPERS)
    for number in range(20):
        Step.objects.create(stage=papers, words={"en": f"Errand number {number}"}, order=number)
    content = printed(plan, whole=True)
    text = pdfium(content)
    assert len(PdfReader(io.BytesIO(content)).pages) % 2 == 0
    assert [number for number in range(20) if f"Errand number {number}" not in text] == []
    assert "If a day goes otherwise" in pdfium_page(content, 0)


def test_no_word_is_broken_however_long_the_line_before_it_is(plan):
    papers = Stage.objects.get(theme=Theme.PAPERS)
    for length in range(1, 25):
        words = {"ar": "اسأل"}
        Step.objects.create(
            stage=papers, words=words, detail={"ar": "في البيت " * length}, order=length, helps="adviser"
        )
    text = pdfium(printed(plan, "ar", whole=True))
    assert text.count("مستشارة") == 24


def test_a_line_is_as_long_as_its_words(plan):
    """Where a name stood in an element of its own, the typesetter began anew after the first word."""
    papers = Stage.objects.get(theme=Theme.PAPERS)
    said = "ما يجب إحضاره مكتوب في الرسالة. وإن لم يكن مكتوبًا أسأل."
    for dots in range(30):
        detail = {"ar": f"{said[:-1]}{'.' * dots}"}
        Step.objects.create(stage=papers, words={"ar": "اسأل"}, detail=detail, order=dots, helps="adviser")
    lines = [line.strip() for line in _lines(printed(plan, "ar", whole=True))]
    assert len([line for line in lines if line.startswith("ما يجب إحضاره مكتوب في")]) == 30


def _lines(content: bytes) -> list[str]:
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))
    return [as_read(line) for text in pages for line in text.splitlines()]


def test_what_was_done_under_one_name_on_one_day_is_carried_once(plan):
    done = Step.objects.filter(state=Step.State.DONE).first()
    Step.objects.create(stage=done.stage, words=done.words, state=done.state, state_on=done.state_on)
    carried = book_of(plan_of(plan.person), []).carried
    assert [line.split(",")[0] for line in carried] == [
        "Something of A steady week",
        "Something of A good start",
    ]


def pdfium_page(content: bytes, number: int) -> str:
    document = pypdfium2.PdfDocument(content)
    return document[number].get_textpage().get_text_range().replace("\r\n", " ")


def test_what_has_no_room_on_a_page_is_printed_on_plain_paper_and_nothing_is_cut_off(plan):
    long = " ".join(["very"] * 600)
    papers = Stage.objects.get(theme=Theme.PAPERS)
    Step.objects.create(stage=papers, words={"en": f"A {long} long errand"}, on=days.today())
    text = pdfium(printed(plan))
    assert "long errand" in text
    assert text.count(" very") == 600


def test_a_plan_with_nothing_in_it_is_a_book_to_write_in():
    plan = accompanied_plan(steps=0)
    Stage.objects.all().delete()
    plan.pathway.aim = {}
    plan.pathway.save()
    text = pdfium(printed(plan))
    assert ("Words of mine" in text, "Nothing waits for me." in text) == (True, True)


def test_in_the_book_of_a_plan_that_ended_nothing_is_to_do(plan):
    open_book = book_of(plan_of(plan.person), [])
    assert (bool(open_book.next_steps), bool(open_book.stages)) == (True, True)
    Pathway.objects.update(closed_at=timezone.now())
    ended = book_of(plan_of(plan.person), [])
    assert (ended.next_steps, ended.stages, bool(ended.carried)) == ((), [], True)
