"""The map of a course: every module, lesson and test with its state in words. All of it is open at any time,
but what its author lets open later.

What the marks and the words say is the same on her home (decision 43).
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from uuid import UUID

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from courses.catalogue.glossary import has_words
from courses.catalogue.taught import TaughtQuiz
from courses.enrolments.models import Enrolment
from courses.enrolments.timing import HerDay, days_for
from courses.player.lesson import practise_url
from courses.progress.finishing import DutyList
from courses.progress.queries import (
    CourseState,
    LessonState,
    ModuleState,
    ToPractise,
    course_state,
    duties_for,
)
from courses.questions.queries import newest_versions
from lms.core import written
from lms.core.kept_addresses import address, addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadItem:
    """A lesson or a test on the thread of its module: `state` is "done", "now" or "later"."""

    title: str
    url: str
    state: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedWords:
    """The day her group plans for a module, or her own. It closes nothing. `ask_url` is "" while she waits
    for an answer.
    """

    words: str
    has_asked: bool
    ask_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedModule:
    """A module with its lessons and its test; `done` of `total` of them are. `planned` while it is not;
    `closed` says what it waits for while it is not open to her, `duties` what finishes it where that is not
    what is usual.
    """

    uuid: UUID
    title: str
    number: int
    count: int
    is_done: bool
    done: int
    total: int
    lessons: list[ThreadItem]
    planned: PlannedWords | None = None
    closed: list[str] = field(default_factory=list)
    duties: DutyList | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PractiseRow:
    """A question that was not right yet, with the lesson it stands in and the way to be asked it anew."""

    text: str
    lesson: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStop:
    """The lesson, or the test of the module, with which she goes on."""

    title: str
    url: str
    is_test: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseMap:
    """`here` is the number of the module she is in, 0 where there is none to go on in. `words_url` leads to
    the words of the course, "" where it has none.
    """

    course: str
    modules: list[MappedModule]
    module_count: int
    here: int
    is_done: bool
    all_open: bool
    lessons_done: int
    lessons_total: int
    practise: list[PractiseRow]
    next: NextStop | None
    words_url: str


def map_of(enrolment: Enrolment) -> CourseMap:
    state = course_state(enrolment)
    counts = Counter(row.lesson for row in state.to_practise)
    days = days_for(enrolment)
    modules = [
        replace(module_entry(state, module, counts, days), duties=duties_for(enrolment, module))
        for module in state.modules
    ]
    lessons = [lesson for module in state.modules for lesson in module.lessons]
    here = state.modules.index(state.current) + 1 if state.current else 0
    return CourseMap(
        course=enrolment.course.title,
        modules=modules,
        module_count=len(modules),
        here=here,
        is_done=state.is_done,
        all_open=not state.closed,
        lessons_done=sum(lesson.is_done for lesson in lessons),
        lessons_total=len(lessons),
        practise=practise_rows(state.to_practise, state),
        next=what_next(state),
        words_url=address("player:words", enrolment.course.uuid) if has_words(enrolment.course_id) else "",
    )


def module_entry(
    state: CourseState,
    module: ModuleState,
    to_practise: Mapping[int, int],
    days: Mapping[int, HerDay],
) -> MappedModule:
    """`to_practise` counts the questions of each lesson (by id), `days` are those of modules (by id)."""
    here = module is state.current
    current = module.next_lesson if here else None
    language, url_of = get_language(), addresses("player:lesson")
    entries = [
        _lesson(entry, entry is current, to_practise.get(entry.lesson.pk, 0), language, url_of)
        for entry in module.lessons
    ]
    if module.closed:
        entries = [replace(entry, words=_("Opens later")) for entry in entries]
    if module.quiz:
        entries.append(_quiz(module, module.quiz, here and module.lessons_are_done))
    return MappedModule(
        uuid=module.module.uuid,
        title=module.module.title,
        number=state.modules.index(module) + 1,
        count=len(state.modules),
        is_done=module.is_done,
        done=sum(entry.state == "done" for entry in entries),
        total=len(entries),
        lessons=entries,
        planned=None if module.is_done else _planned(days.get(module.module.pk), module.module.uuid),
        closed=module.closed,
    )


def _planned(day: HerDay | None, module: UUID) -> PlannedWords | None:
    if day is None:
        return None
    words = (
        _("Your own day for this: %(date)s.") % {"date": written.day_without_year(day.own)}
        if day.own
        else _("The group plans this for %(date)s.") % {"date": written.day_without_year(day.day)}
    )
    ask_url = "" if day.has_asked else address("player:more_time", module)
    return PlannedWords(words=words, has_asked=day.has_asked, ask_url=ask_url)


def _lesson(
    state: LessonState, is_current: bool, to_practise: int, language: str | None, url_of: Callable[..., str]
) -> ThreadItem:
    lesson = state.lesson
    if state.is_done:
        now, words = "done", _done(to_practise, language)
    elif is_current:
        now, words = "now", _here(state.done, state.total)
    else:
        now, words = "later", _open(state.done, state.total, lesson.minutes, language)
    if lesson.may_skip and not state.is_done:
        words = _("%(words)s. You can leave it out.") % {"words": words}
    return ThreadItem(title=lesson.title, url=url_of(lesson.uuid), state=now, words=words)


@lru_cache(512)
def _open(done: int, total: int, minutes: int, language: str | None) -> str:
    """`language` is the active one: a page says this of ten lessons."""
    if done:
        return _("%(done)d of %(total)d steps done") % {"done": done, "total": total}
    words = ngettext("Open, %(count)d minute", "Open, %(count)d minutes", minutes)
    return words % {"count": minutes}


@lru_cache(512)
def _done(to_practise: int, language: str | None) -> str:
    """A lesson that she went through, and what of it was not right yet: that is not simply "Done"."""
    if not to_practise:
        return _("Done")
    words = ngettext(
        "Read to the end, %(count)d question to practise",
        "Read to the end, %(count)d questions to practise",
        to_practise,
    )
    return words % {"count": to_practise}


def _here(done: int, total: int) -> str:
    if not done:
        return _("You are here")
    return _("You are here, %(done)d of %(total)d steps done") % {"done": done, "total": total}


def _quiz(module: ModuleState, quiz: TaughtQuiz, is_current: bool) -> ThreadItem:
    count = quiz.question_count
    questions = ngettext("%(count)d question", "%(count)d questions", count) % {"count": count}
    if module.quiz_passed:
        state, words = "done", _("Passed")
    elif module.is_stuck:
        state, words = "later", _("No tries left. Ask your trainer for one more.")
    elif module.closed:
        state, words = "later", _("Opens later")
    elif is_current:
        state, words = "now", _("You are here, %(questions)s") % {"questions": questions}
    else:
        state, words = "later", _("%(questions)s, when you are ready") % {"questions": questions}
    url = address("player:quiz", quiz.uuid)
    return ThreadItem(title=_("Show what you know"), url=url, state=state, words=words)


def practise_rows(rows: Sequence[ToPractise], state: CourseState) -> list[PractiseRow]:
    """The questions in her language."""
    lessons = {entry.lesson.pk: entry.lesson for module in state.modules for entry in module.lessons}
    versions = newest_versions(
        [row.question for row in rows],
        language=get_language() or "",
        fallback=state.enrolment.course.source_language,
    )
    return [
        PractiseRow(
            text=versions[row.question].said["text"],
            lesson=lessons[row.lesson].title,
            url=practise_url(row.step, row.question),
        )
        for row in rows
        if row.question in versions and row.lesson in lessons
    ]


def what_next(state: CourseState) -> NextStop | None:
    """None after everything."""
    module = state.current
    if module is None:
        return None
    lesson = module.next_lesson
    if lesson:
        url = address("player:lesson", lesson.lesson.uuid)
        return NextStop(title=lesson.lesson.title, url=url, is_test=False)
    url = address("player:quiz", module.quiz.uuid) if module.quiz else ""
    return NextStop(title=module.module.title, url=url, is_test=True)
