"""The map of a course: every module, lesson and test with its state in words. All of it is open at any time.

What the marks and the words say is the same on her home (decision 43).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from courses.catalogue.taught import TaughtQuiz
from courses.enrolments.models import Enrolment
from courses.player.lesson import practise_url
from courses.progress.queries import CourseState, LessonState, ModuleState, ToPractise, course_state
from courses.questions.queries import newest_versions
from lms.core.kept_addresses import address


def map_of(enrolment: Enrolment) -> dict[str, Any]:
    state = course_state(enrolment)
    counts = Counter(row.lesson for row in state.to_practise)
    modules = [module_entry(state, module, counts) for module in state.modules]
    lessons = [lesson for module in state.modules for lesson in module.lessons]
    here = state.modules.index(state.current) + 1 if state.current else 0
    return {
        "course": enrolment.course.title,
        "modules": modules,
        "module_count": len(modules),
        "here": here,
        "lessons_done": sum(lesson.is_done for lesson in lessons),
        "lessons_total": len(lessons),
        "practise": practise_rows(state.to_practise, state),
        "next": what_next(state),
    }


def module_entry(state: CourseState, module: ModuleState, to_practise: Mapping[int, int]) -> dict[str, Any]:
    """A module with its lessons and its test; `to_practise` counts the questions of each lesson (by id)."""
    here = module is state.current
    current = module.next_lesson if here else None
    entries = [
        _lesson(entry, entry is current, to_practise.get(entry.lesson.pk, 0)) for entry in module.lessons
    ]
    if module.quiz:
        entries.append(_quiz(module, module.quiz, here and module.lessons_are_done))
    return {
        "uuid": module.module.uuid,
        "title": module.module.title,
        "number": state.modules.index(module) + 1,
        "count": len(state.modules),
        "is_done": module.is_done,
        "done": sum(entry["state"] == "done" for entry in entries),
        "total": len(entries),
        "lessons": entries,
    }


def _lesson(state: LessonState, is_current: bool, to_practise: int) -> dict[str, Any]:
    entry = {"title": state.lesson.title, "url": address("player:lesson", state.lesson.uuid)}
    if state.is_done:
        return {**entry, "state": "done", "words": _done(to_practise)}
    if is_current:
        return {**entry, "state": "now", "words": _here(state)}
    if state.done:
        words = _("%(done)d of %(total)d steps done") % {"done": state.done, "total": state.total}
        return {**entry, "state": "later", "words": words}
    words = ngettext("Open, %(count)d minute", "Open, %(count)d minutes", state.lesson.minutes)
    return {**entry, "state": "later", "words": words % {"count": state.lesson.minutes}}


def _done(to_practise: int) -> str:
    """A lesson that she went through, and what of it was not right yet: that is not simply "Done"."""
    if not to_practise:
        return _("Done")
    words = ngettext(
        "Read to the end, %(count)d question to practise",
        "Read to the end, %(count)d questions to practise",
        to_practise,
    )
    return words % {"count": to_practise}


def _here(state: LessonState) -> str:
    if not state.done:
        return _("You are here")
    return _("You are here, %(done)d of %(total)d steps done") % {"done": state.done, "total": state.total}


def _quiz(module: ModuleState, quiz: TaughtQuiz, is_current: bool) -> dict[str, Any]:
    entry = {"title": _("Show what you know"), "url": address("player:quiz", quiz.uuid)}
    count = quiz.question_count
    questions = ngettext("%(count)d question", "%(count)d questions", count) % {"count": count}
    if module.quiz_passed:
        return {**entry, "state": "done", "words": _("Passed")}
    if is_current:
        return {**entry, "state": "now", "words": _("You are here, %(questions)s") % {"questions": questions}}
    return {
        **entry,
        "state": "later",
        "words": _("%(questions)s, when you are ready") % {"questions": questions},
    }


def practise_rows(rows: Sequence[ToPractise], state: CourseState) -> list[dict[str, Any]]:
    """The questions in her language, each with the lesson it stands in and the way to be asked it anew."""
    lessons = {entry.lesson.pk: entry.lesson for module in state.modules for entry in module.lessons}
    versions = newest_versions(
        [row.question for row in rows],
        language=get_language() or "",
        fallback=state.enrolment.course.source_language,
    )
    return [
        {
            "text": versions[row.question].said["text"],
            "lesson": lessons[row.lesson].title,
            "url": practise_url(row.step, row.question),
        }
        for row in rows
        if row.question in versions and row.lesson in lessons
    ]


def what_next(state: CourseState) -> dict[str, Any] | None:
    """The lesson or the test with which she goes on; None after everything."""
    module = state.current
    if module is None:
        return None
    lesson = module.next_lesson
    if lesson:
        return {
            "title": lesson.lesson.title,
            "url": address("player:lesson", lesson.lesson.uuid),
            "kind": "lesson",
        }
    return {
        "title": module.module.title,
        "url": address("player:quiz", module.quiz.uuid) if module.quiz else "",
        "kind": "quiz",
    }
