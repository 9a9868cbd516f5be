"""A course as its author sees it: what stands where, what has become of it, and what waits."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from wagtail.models import Page

from courses.catalogue.models import Course
from courses.enrolments.models import Enrolment
from courses.pages.checks import Checklist, checklists
from courses.pages.models import CoursePage, LessonPage, ModulePage
from courses.pages.rules import courses_of, may_order, may_publish
from courses.pages.states import State, states_of
from courses.pages.tongues import Tongues, tongues_of
from courses.pages.written import Written, newest_of
from lms.core.links import Link
from lms.core.people import Person
from lms.core.texts import name_here
from lms.core.written import listed


@dataclass
class Row:
    """A course, a module or a lesson, with what stands under it."""

    page: Any
    title: str
    state: State
    tongues: Tongues
    checklist: Checklist
    questions: int
    may_order: bool
    may_publish: bool
    may_add: bool
    learners: int = 0
    #: What else may be begun in it, of a module in which she may begin a lesson.
    beside: list[Link] = field(default_factory=list)
    below: list["Row"] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return {CoursePage: "course", ModulePage: "module"}.get(type(self.page), "lesson")

    @property
    def languages(self) -> int:
        """Of the site."""
        return len(self.tongues.whole) + len(self.tongues.partly) + len(self.tongues.missing)

    @property
    def partly_in_words(self) -> str:
        return _named(self.tongues.partly)

    @property
    def missing_in_words(self) -> str:
        return _named(self.tongues.missing)

    def all(self) -> Iterator["Row"]:
        """It and everything under it, from above to below."""
        yield self
        for row in self.below:
            yield from row.all()

    @property
    def waiting(self) -> list["Row"]:
        """Of which learners do not have the newest."""
        return [row for row in self.all() if row.state.waits]

    @property
    def is_all_there(self) -> bool:
        """Whether learners have the newest of all that was not taken back."""
        states = {row.state.name for row in self.all()}
        return self.state.name == "live" and states <= {"live", "back"} and not self.in_the_way

    @property
    def in_the_way(self) -> int:
        return sum(len(row.checklist.in_the_way) for row in self.all())

    @property
    def worth_a_look(self) -> int:
        return sum(len(row.checklist.worth_a_look) for row in self.all())


def outlines(person: Person) -> list[Row]:
    """The courses she writes, each once: as the tree in the language it was written in, which decides the
    order. How many pages stand in them costs no statement more.
    """
    courses = courses_once(person)
    if not courses:
        return []
    pages = [*courses, *below(courses)]
    pages.sort(key=lambda page: page.path)
    rows = _rows(person, pages)
    learners = _learners([page.translation_key for page in courses])
    for page in courses:
        rows[page.path].learners = learners.get(page.translation_key, 0)
    return [rows[page.path] for page in courses]


def courses_once(person: Person) -> list[CoursePage]:
    """The courses she writes, each as the page in the language it was written in."""
    return _sources(list(courses_of(person).select_related("locale").order_by("path")))


def below(courses: Sequence[Any]) -> list[Any]:
    """The modules and lessons of these courses, none that only repeats another page, in their order."""
    inside = reduce(or_, (Q(path__startswith=page.path) for page in courses), Q(pk=None))
    found = [
        page
        for model in (ModulePage, LessonPage)
        for page in model.objects.filter(inside, alias_of=None).select_related("locale")
    ]
    return sorted(found, key=lambda page: page.path)


def _sources(courses: list[CoursePage]) -> list[CoursePage]:
    """Of each course its page in the language that was published first, or written first."""
    languages = dict(
        Course.objects.filter(uuid__in={page.translation_key for page in courses}).values_list(
            "uuid", "source_language"
        )
    )
    by_key: dict[UUID, list[CoursePage]] = defaultdict(list)
    for page in courses:
        by_key[page.translation_key].append(page)
    chosen = {
        min(
            same, key=lambda page: (page.locale.language_code != languages.get(page.translation_key), page.pk)
        ).pk
        for same in by_key.values()
    }
    return [page for page in courses if page.pk in chosen]


def _rows(person: Person, pages: list[Any]) -> dict[str, Row]:
    """By path, each in the one above it."""
    newest: list[Written] = newest_of(pages)
    lists = checklists(newest)
    states = states_of(pages)
    tongues = tongues_of([page.translation_key for page in pages])
    rows: dict[str, Row] = {}
    for page, written, checklist in zip(pages, newest, lists, strict=True):
        live_below = (each.live for each in pages if each.path.startswith(page.path))
        row = Row(
            page,
            written.title or page.title,
            states[page.pk],
            tongues[page.translation_key],
            checklist,
            questions=len(written.questions),
            may_order=may_order(person, page, live_below),
            may_publish=may_publish(person, page),
            may_add=page.permissions_for_user(person).can_add_subpage(),
        )
        rows[page.path] = row
        if above := rows.get(page.path[: -Page.steplen]):
            above.below.append(row)
    return rows


def _named(languages: list[str]) -> str:
    return listed(map(name_here, languages))


def _learners(keys: list[UUID]) -> dict[UUID, int]:
    inside = Enrolment.objects.filter(course__uuid__in=keys, ended_at=None).order_by()
    return dict(inside.values_list("course__uuid").annotate(Count("person", distinct=True)))
