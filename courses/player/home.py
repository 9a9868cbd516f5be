"""What her home shows, in words. Plain data for the template; nothing here writes."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.catalogue.models import Quiz
from courses.certificates.queries import certificates_of
from courses.enrolments.models import Enrolment
from courses.enrolments.queries import enrolments_of
from courses.progress.queries import CourseState, LessonState, ModuleState, course_state, resume_step
from lms.core import written
from lms.core.people import Person

NEW_FOR = datetime.timedelta(days=7)


@dataclass
class Home:
    now: dict[str, Any] | None = None
    module: dict[str, Any] | None = None
    courses: list[dict[str, Any]] = field(default_factory=list)
    certificates: list[dict[str, Any]] = field(default_factory=list)
    all_done: bool = False


def home_of(person: Person, chosen: str = "") -> Home:
    """Her home; `chosen` is the uuid of the course she looks at, else the one she was in last."""
    enrolments = list(enrolments_of(person))
    home = Home(certificates=[_certificate(certificate) for certificate in certificates_of(person)[:3]])
    if not enrolments:
        return home
    current = next(
        (enrolment for enrolment in enrolments if str(enrolment.course.uuid) == chosen), enrolments[0]
    )
    state = course_state(current)
    home.courses = [_course(enrolment) for enrolment in enrolments if enrolment != current]
    home.all_done = state.is_done
    shown = state.current or (state.modules[-1] if state.modules else None)
    if shown:
        home.module = _module(shown)
        home.now = _now(state, shown) if state.current else None
    return home


def _now(state: CourseState, module: ModuleState) -> dict[str, Any] | None:
    common = {"course": state.enrolment.course.title, "module": module.module.title}
    lesson = module.next_lesson
    if lesson is None and module.quiz:
        cover = module.module.text_in("cover")
        return {
            **common,
            "kind": "quiz",
            "lesson": _("Show what you know"),
            "url": reverse("player:quiz", args=[module.quiz.uuid]),
            "step_count": len(module.quiz.questions),
            "picture_url": cover,
            "picture_alt": "",
        }
    if lesson is None:
        return None
    step, number, count = resume_step(state.enrolment, lesson.lesson)
    if step is None:
        return None
    return {
        **common,
        "kind": "lesson",
        "lesson": lesson.lesson.title,
        "step_number": number,
        "step_count": count,
        "minutes": max(1, round(lesson.lesson.minutes * (count - number + 1) / count)),
        "url": reverse("player:step", args=[step.uuid]),
        "picture_url": lesson.lesson.text_in("cover") or module.module.text_in("cover"),
        "picture_alt": "",
    }


def _module(module: ModuleState) -> dict[str, Any]:
    current = module.next_lesson
    lessons = [_lesson(state, state is current) for state in module.lessons]
    if module.quiz:
        lessons.append(_quiz(module, module.quiz))
    return {
        "title": module.module.title,
        "done": sum(entry["state"] == "done" for entry in lessons),
        "total": len(lessons),
        "lessons": lessons,
    }


def _lesson(state: LessonState, is_current: bool) -> dict[str, Any]:
    address = reverse("player:lesson", args=[state.lesson.uuid])
    if state.is_done:
        return {"title": state.lesson.title, "url": address, "state": "done", "words": _("Done")}
    if is_current:
        words = (
            _("You are here, %(done)d of %(total)d steps done") % {"done": state.done, "total": state.total}
            if state.done
            else _("You are here")
        )
        return {"title": state.lesson.title, "url": address, "state": "now", "words": words}
    words = ngettext("Later, %(count)d minute", "Later, %(count)d minutes", state.lesson.minutes) % {
        "count": state.lesson.minutes
    }
    return {"title": state.lesson.title, "url": "", "state": "later", "words": words}


def _quiz(module: ModuleState, quiz: Quiz) -> dict[str, Any]:
    address = reverse("player:quiz", args=[quiz.uuid])
    count = len(quiz.questions)
    questions = ngettext("%(count)d question", "%(count)d questions", count) % {"count": count}
    if module.quiz_passed:
        return {"title": _("Show what you know"), "url": address, "state": "done", "words": _("Passed")}
    if module.lessons_are_done:
        return {
            "title": _("Show what you know"),
            "url": address,
            "state": "now",
            "words": _("You are here, %(questions)s") % {"questions": questions},
        }
    return {
        "title": _("Show what you know"),
        "url": "",
        "state": "later",
        "words": _("Later, %(questions)s") % {"questions": questions},
    }


def _course(enrolment: Enrolment) -> dict[str, Any]:
    words = _("%(done)d of %(total)d lessons done") % {
        "done": enrolment.lessons_done,
        "total": enrolment.lessons_total,
    }
    return {
        "title": enrolment.course.title,
        "words": words,
        "url": f"{reverse('player:home')}?course={enrolment.course.uuid}",
    }


def _certificate(certificate: Any) -> dict[str, Any]:
    words = (
        _("Ready to print")
        if certificate.has_name
        else _("Earned on %(date)s") % {"date": written.day(certificate.issued_at)}
    )
    is_new = certificate.issued_at > timezone.now() - NEW_FOR
    return {
        "title": certificate.title,
        "url": reverse("certificates:detail", args=[certificate.uuid]),
        "new": is_new,
        "words": words,
    }
