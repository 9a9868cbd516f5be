"""A plan as a small book: one A4 sheet, printed on both sides and folded once. Her name, her handle and her
address are not on it: whoever finds it learns nothing about whose it is.
"""

import datetime
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from lms.core import days, written
from lms.core.people import called
from lms.core.texts import in_a_row
from lms.pathways.circle.models import Helper
from lms.pathways.circle.parts import EVERYTHING, parts_in_words
from lms.pathways.circle.queries import parts_of
from lms.pathways.paper.drawn import window
from lms.pathways.plans.shown import Plan, PlanStage, PlanStep
from lms.pathways.plans.way import Stop, stops, title_of
from lms.printing.folded import COVER, DoesNotFit, Handout, Leaf, handout_pdf
from lms.printing.imposition import Form

LEAF = "lms_pathways/paper/leaf.html"
LOOK = "book"
#: A booklet has four pages a sheet.
SHEET = 4
#: On the page of the next steps there is room for so much that is done, and for so many people.
CARRIED, AROUND = 4, 5
#: Lines on a page of what is to do: titles, goals and steps; fewer where they are long.
LINES_A_PAGE = (9, 7, 5, 3)
ROOM_FOR_A_TITLE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class BookPerson:
    name: str
    parts: str
    until: datetime.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookStage:
    title: str
    goals: Sequence[str]
    steps: tuple[PlanStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """All that stands in it, in the active language."""

    aim: str
    printed_on: datetime.date
    way: list[Stop]
    next_steps: tuple[PlanStep, ...]
    carried: list[str]
    people: list[BookPerson]
    next_review_on: datetime.date | None
    next_review_at: datetime.time | None
    emergency: str
    stages: list[BookStage]


def book_of(plan: Plan, around: Sequence[Helper]) -> Book:
    """`around` are those who may open it today. In a plan that came to its end nothing is to do."""
    return Book(
        aim=plan.aim.here if plan.aim else "",
        printed_on=days.today(),
        way=stops(plan),
        next_steps=() if plan.closed_at else plan.next_steps,
        carried=list(dict.fromkeys(map(_carried, _done(plan))))[:CARRIED],
        people=[_person(helper) for helper in around[:AROUND]],
        next_review_on=None if plan.review_is_past else plan.next_review_on,
        next_review_at=plan.next_review_at,
        emergency=_(
            "In danger, call 112. It is free from any phone, in every country of the European Union."
        ),
        stages=[] if plan.closed_at else [_stage(stage) for stage in plan.stages if _is_to_do(stage)],
    )


def _is_to_do(stage: PlanStage) -> bool:
    return any(step.is_open for step in stage.own_steps)


def book_pdf(plan: Plan, around: Sequence[Helper], *, language: str, whole: bool = False) -> bytes:
    """Four pages with the next steps; `whole`: as many as all that is to do needs. What does not fit where it
    should is printed on plain A4, and nothing is cut off. Raises PrintingUnavailable.
    """
    with translation.override(language):
        book, title = book_of(plan, around), _("My plan")
        attempts = LINES_A_PAGE if whole else LINES_A_PAGE[:1]
        for lines in attempts:
            try:
                return handout_pdf(_handout(book, Form.BOOKLET, language, title, lines=lines, whole=whole))
            except DoesNotFit:
                continue
        return handout_pdf(_handout(book, Form.A4, language, title, lines=LINES_A_PAGE[-1], whole=whole))


def _handout(book: Book, form: Form, language: str, title: str, *, lines: int, whole: bool) -> Handout:
    none: list[BookStage] = []
    parts = [("cover", none), ("way", none), ("next", none)]
    if whole:
        parts += [("stages", page) for page in _pages_of(book.stages, lines)]
    if form is Form.BOOKLET:
        parts += [("lines", none)] * (-(len(parts) + 1) % SHEET)
    parts.append(("otherwise", none))
    return Handout(
        form=form,
        leaves=tuple(_leaf(book, part, stages) for part, stages in parts),
        language=language,
        title=title,
        look=LOOK,
    )


def _leaf(book: Book, part: str, stages: list[BookStage]) -> Leaf:
    words = render_to_string(LEAF, {"part": part, "book": book, "stages": stages})
    return Leaf(words, window(), COVER) if part == "cover" else Leaf(words)


def _pages_of(stages: list[BookStage], room: int) -> Iterator[list[BookStage]]:
    """What is to do, a page after the other: a stage with much goes on over the next one, where its goals are
    not said again; those with little stand together.
    """
    page: list[BookStage] = []
    left = room
    for stage in stages:
        steps, goals = stage.steps, stage.goals
        while steps:
            if left < ROOM_FOR_A_TITLE:
                yield page
                page, left = [], room
            fitting = steps[: left - 1]
            page.append(replace(stage, goals=goals, steps=fitting))
            left -= len(fitting) + 1 + len(goals)
            steps, goals = steps[len(fitting) :], ()
    if page:
        yield page


def _done(plan: Plan) -> list[PlanStep]:
    """The newest first."""
    done = [step for step in plan.steps if step.is_done]
    return sorted(done, key=lambda step: step.done_on or datetime.date.min, reverse=True)


def _carried(step: PlanStep) -> str:
    """By the name of what it led to, where that is still there."""
    said = step.place.title if step.place and step.is_ticked_by_itself else step.words.here
    said = said.rstrip(".")
    return in_a_row([said, written.day_without_year(step.done_on)] if step.done_on else [said])


def _person(helper: Helper) -> BookPerson:
    return BookPerson(name=called(helper.person), parts=_sees(parts_of(helper)), until=helper.ends_on)


def _sees(parts: Collection[str]) -> str:
    return _("all of this plan") if set(parts) == EVERYTHING else in_a_row(parts_in_words(parts))


def _stage(stage: PlanStage) -> BookStage:
    goals = [goal.words.here for goal in stage.goals if goal.words and goal.left_on is None]
    steps = tuple(step for step in stage.own_steps if step.is_open)
    return BookStage(title=title_of(stage), goals=goals, steps=steps)
