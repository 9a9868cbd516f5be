"""What her home shows, in words. Plain data for the template; nothing here writes."""

import datetime
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.certificates.queries import newest_certificates_of
from courses.enrolments.models import Enrolment
from courses.enrolments.queries import courses_taken
from courses.player.course_map import module_entry
from courses.progress.queries import CourseState, ModuleState, course_state
from lms.core import written
from lms.core.kept_addresses import address
from lms.core.people import Person

NEW_FOR = datetime.timedelta(days=7)


@dataclass
class Home:
    now: dict[str, Any] | None = None
    module: dict[str, Any] | None = None
    courses: list[dict[str, Any]] = field(default_factory=list)
    certificates: list[dict[str, Any]] = field(default_factory=list)
    all_done: bool = False
    map_url: str = ""


def home_of(person: Person, chosen: str = "") -> Home:
    """Her home; `chosen` is the uuid of the course she looks at, else the one she was in last."""
    enrolments = courses_taken(person)
    home = Home(certificates=[_certificate(certificate) for certificate in newest_certificates_of(person)])
    if not enrolments:
        return home
    current = next(
        (enrolment for enrolment in enrolments if str(enrolment.course.uuid) == chosen), enrolments[0]
    )
    state = course_state(current)
    home.courses = [_course(enrolment) for enrolment in enrolments if enrolment != current]
    home.all_done = state.is_done
    shown = state.current or (state.modules[-1] if state.modules else None)
    home.map_url = address("player:map", current.course.uuid)
    if shown:
        home.module = module_entry(state, shown, Counter(row.lesson for row in state.to_practise))
        home.now = _now(state, shown) if state.current else None
    return home


def _now(state: CourseState, module: ModuleState) -> dict[str, Any] | None:
    common = {"course": state.enrolment.course.title, "module": module.module.title}
    lesson = module.next_lesson
    if lesson is None and module.quiz:
        return {
            **common,
            "kind": "quiz",
            "lesson": _("Show what you know"),
            "url": address("player:quiz", module.quiz.uuid),
            "step_count": module.quiz.question_count,
            "picture_url": module.module.cover,
            "picture_alt": "",
        }
    if lesson is None:
        return None
    number, count = lesson.next_step, lesson.total
    return {
        **common,
        "kind": "lesson",
        "lesson": lesson.lesson.title,
        "step_number": number,
        "step_count": count,
        "minutes": max(1, round(lesson.lesson.minutes * (count - number + 1) / count)),
        "url": address("player:step", lesson.lesson.steps[number - 1].uuid),
        "picture_url": lesson.lesson.cover or module.module.cover,
        "picture_alt": "",
    }


def _course(enrolment: Enrolment) -> dict[str, Any]:
    words = _("%(done)d of %(total)d lessons done") % {
        "done": enrolment.lessons_done,
        "total": enrolment.lessons_total,
    }
    return {
        "title": enrolment.course.title,
        "words": words,
        "url": f"{address('player:home')}?course={enrolment.course.uuid}",
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
