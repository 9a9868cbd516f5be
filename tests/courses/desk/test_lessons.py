"""Lessons on the wall and on paper: nobody's name, no control, and no answer but where a trainer asks."""

import re
import uuid

import pytest
from django.template import Context
from django.urls import reverse

from courses.desk.lessons import lesson_shown
from courses.pages.views.paper import draft_shown
from courses.questions.previews import forms_with_previews
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.people import make_organisation, make_worker
from tests.factories.sessions import make_group, make_member

CONTROL = re.compile(r"<(input|select|textarea|button|form|audio|details)\b")


def test_every_way_to_answer_has_a_sheet_without_a_control():
    wrong = {}
    for name, block in forms_with_previews():
        question = block.get_preview_context(block.get_preview_value())["question"]
        html = block.activity.paper_template.render(Context({"question": question}))
        if block.activity.example not in html or CONTROL.search(html):
            wrong[name] = html
    assert wrong == {}


@pytest.fixture
def course(faces):
    return make.published_course(faces.skills, lessons=1)


@pytest.fixture
def lesson(course):
    """Words with a recording to hear, something folded, and a question."""
    page = make.page_of(make.lessons_of(course)[0])
    folded = {"heading": "", "parts": [{"title": "And if not?", "text": "<p>Ask.</p>"}]}
    text = {"text": "<p>Each food has its own board.</p>", "audio": None}
    asks = make.question("Which board?", feedback="Not this one.")
    page.body = make.lesson_body(
        [[("text", text), ("accordion", folded)], [("ask", None), ("question", asks.pk)]]
    )
    page.save_revision().publish()
    return make.lessons_of(course)[0]


@pytest.fixture
def desk(course, enter):
    group = make_group(course)
    make_member(group, handle="River Maple 42")
    return enter(make_worker(Role.TRAINER, organisation=group.organisation, first_name="Giulia"))


def address(name: str, lesson, **asked) -> str:
    return reverse(f"teaching:{name}", args=[lesson.uuid], query=asked or None)


@pytest.mark.django_db
def test_what_is_on_paper_has_no_control_and_answers_only_where_they_are_asked_for(lesson):
    plain, told = (lesson_shown(lesson, language="en", with_answers=asked) for asked in (False, True))
    html = "".join(part.html for part in plain.parts)
    assert [len(step) for step in plain.steps] == [2, 1]
    assert ("<p>Each food has its own board.</p>" in html, "And if not?" in html, CONTROL.findall(html)) == (
        True,
        True,
        [],
    )
    assert [(part.number, part.answer, part.why) for part in plain.questions] == [(1, [], "")]
    assert [(part.answer, part.why) for part in told.questions] == [
        (["Right 0"], "Each food has its own board.")
    ]


@pytest.mark.django_db
def test_a_trainer_goes_through_it_on_the_wall_where_no_name_stands(desk, lesson):
    listed = desk.get(reverse("teaching:lessons")).content.decode()
    assert all(address(name, lesson) in listed for name in ("wall", "worksheet", "answers"))
    pages = [desk.get(address("wall", lesson, at=number)).content.decode() for number in range(4)]
    assert ["Lesson 1.1" in page for page in pages] == [True] * 4
    assert ["Each food" in pages[1], "And if not?" in pages[2], "Which board?" in pages[3]] == [True] * 3
    assert [("River Maple 42" in page, "Giulia" in page) for page in pages] == [(False, False)] * 4
    assert (
        'rel="next"' in pages[2],
        'rel="next"' in pages[3],
        CONTROL.findall(pages[3].partition("</main>")[0]),
    ) == (
        True,
        False,
        [],
    )
    said = desk.get(address("wall", lesson, at=3, answer=1)).content.decode()
    assert [
        ("wall__answer" in page, "Each food has its own board." in page) for page in (pages[3], said)
    ] == [
        (False, False),
        (True, True),
    ]


@pytest.mark.django_db
def test_an_author_has_the_same_of_her_draft(lesson, enter, admin_user):
    page = make.page_of(lesson)
    assert [part.answer for part in draft_shown(page, with_answers=True).questions] == [["Right 0"]]
    texts = [
        [part.text for part in shown.parts]
        for shown in (draft_shown(page), lesson_shown(lesson, language="en"))
    ]
    assert texts[0] == texts[1]
    author = enter(admin_user)
    ways = [reverse(name, args=[page.pk]) for name in ("courses_worksheet", "courses_answers")]
    edit = author.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert [(way in edit, author.get(way)["Content-Type"]) for way in ways] == [(True, "application/pdf")] * 2


@pytest.mark.django_db
def test_both_sheets_are_pdf_and_only_for_whoever_teaches_it(desk, lesson, enter):
    sheets = [desk.get(address(name, lesson)) for name in ("worksheet", "answers")]
    assert [(each["Content-Type"], each["Cache-Control"]) for each in sheets] == [
        ("application/pdf", "no-store")
    ] * 2
    stranger = enter(make_worker(Role.TRAINER, organisation=make_organisation("Ergasia")))
    for name in ("wall", "worksheet", "answers"):
        missing = reverse(f"teaching:{name}", args=[uuid.uuid4()])
        assert {stranger.get(each).status_code for each in (address(name, lesson), missing)} == {404}
