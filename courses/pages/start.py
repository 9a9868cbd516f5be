"""The way from nothing to a first lesson that is published, for whoever has never written one.

What to do, how long it takes, and where.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from courses.pages.outline import Row, outlines
from courses.pages.rules import homes_of
from courses.questions.models import Question
from lms.core.links import Link
from lms.core.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class StartStep:
    """`link` is None where there is nothing to open yet: then the words say what has to be there first."""

    title: str
    minutes: int
    words: list[str]
    link: Link | None = None


def first_lesson(person: Person) -> list[StartStep]:
    """In the order in which it is done; links lead to the first course she writes."""
    courses = outlines(person)
    return [*_place(person, courses), *_content(courses), *_ready(courses)]


def _place(person: Person, courses: list[Row]) -> Iterator[StartStep]:
    yield StartStep(
        title=_("Look at a lesson as a learner sees it"),
        minutes=3,
        words=[
            _("Read two or three screens and answer a question, once right and once not."),
            _("See how little stands on a screen: one thing to do, a picture, a sound."),
        ],
        link=_try_one(courses),
    )
    yield StartStep(
        title=_("Find the place for your lesson"),
        minutes=2,
        words=[
            _("A lesson stands in a module, a module in a course."),
            _("Take a module that is there, or add one. Its title says what a learner can do afterwards."),
            _("Or begin a course from a template: each text in it says what you write in its place."),
        ],
        link=_add_module(person, courses),
    )


def _content(courses: list[Row]) -> Iterator[StartStep]:
    yield StartStep(
        title=_("Add a lesson"),
        minutes=3,
        words=[
            _("One lesson teaches one thing and takes five to ten minutes: three to six screens."),
            _("Write the title as she would say it: “Which board for what?”"),
        ],
        link=_add_lesson(courses),
    )
    yield StartStep(
        title=_("Fill the first screen"),
        minutes=4,
        words=[
            _("In the lesson, add a step. Choose “Text” and write two or three short sentences."),
            _("Add a picture and say what it shows. Add a recording if you have one."),
            _("Every kind of block shows a filled example before you choose it."),
        ],
    )
    yield StartStep(
        title=_("Write a question"),
        minutes=4,
        words=[
            _("Ask what she has just seen. Write the answers, and mark what is right."),
            _("Write why, and a hint for another try. A wrong answer is called “not yet”."),
            _("Then choose the question in a step of your lesson."),
        ],
        link=Link(_("Write a question"), reverse(Question.snippet_viewset.get_url_name("add"))),
    )


def _ready(courses: list[Row]) -> Iterator[StartStep]:
    yield StartStep(
        title=_("Try it as a learner"),
        minutes=2,
        words=[
            _("Save the draft and press “Try as a learner”. Answer as she would. Nothing is kept."),
            _("Is a sentence too long? Say it aloud, and cut it in two."),
        ],
    )
    yield StartStep(
        title=_("Hand it in"),
        minutes=2,
        words=[
            _("In the menu beside “Save draft”, send it to review."),
            _("A reviewer publishes it, or writes back to you."),
            _("What would keep a learner from finishing it is told to you before."),
        ],
        link=Link(_("Your courses"), reverse("courses_outline")),
    )


def _try_one(courses: list[Row]) -> Link | None:
    for course in courses:
        if any(row.kind == "lesson" for row in course.all()):
            return Link(course.title, reverse("courses_try", args=[course.page.pk]))
    return None


def _add_module(person: Person, courses: list[Row]) -> Link | None:
    for course in courses:
        if course.may_add:
            place = ["courses_pages", "modulepage", course.page.pk]
            return Link(_("Add a module"), reverse("wagtailadmin_pages:add", args=place))
    home = homes_of(person).first()
    if home is None:
        return None
    if template := _template():
        return template
    return Link(
        _("Add a course"),
        reverse("wagtailadmin_pages:add", args=["courses_pages", "coursepage", home.pk]),
    )


def _template() -> Link | None:
    """None on a site that left import and export out."""
    try:
        return Link(_("Begin a course from a template"), reverse("course_begin"))
    except NoReverseMatch:
        return None


def _add_lesson(courses: list[Row]) -> Link | None:
    for row in (each for course in courses for each in course.all()):
        if row.kind == "module" and row.may_add:
            place = ["courses_pages", "lessonpage", row.page.pk]
            return Link(_("Add a lesson"), reverse("wagtailadmin_pages:add", args=place))
    return None
