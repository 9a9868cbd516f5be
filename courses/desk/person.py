"""A learner's courses and certificates, for her page on the desk."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.certificates.codes import grouped
from courses.certificates.models import Certificate
from courses.desk.practice import practice_modules
from courses.desk.words import progress_words
from courses.enrolments.models import Enrolment
from courses.progress.queries import CourseState, ModuleState, course_state
from lms.accounts.models import Profile
from lms.core import days
from lms.core.links import Link
from lms.core.texts import together


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleRow:
    """`state` is "done", "now" or "later". `open_url` leads to opening it for her, where the reader may."""

    title: str
    words: str
    state: str
    open_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseRow:
    """A course she takes; `practice` are the modules whose tasks the reader may watch now."""

    title: str
    work_url: str
    words: str
    done: int
    total: int
    modules: list[ModuleRow]
    practice: list[Link]
    end_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedRow:
    """A course she takes no more; `course` is what the form says that takes it up again."""

    title: str
    course: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRow:
    """A certificate of hers; an address is "" where that cannot be done."""

    title: str
    code: str
    date: date
    has_name: bool
    withdrawn: bool
    state: str
    reissue_url: str
    name_url: str
    print_url: str


def course_row(profile: Profile, enrolment: Enrolment, *, practice: bool, may_end: bool = False) -> CourseRow:
    """A course with its modules as she stands in them; `practice` says whether the reader may sign off, and
    open something earlier for her.
    """
    state = course_state(enrolment)
    modules = practice_modules(enrolment, state) if practice else []
    return CourseRow(
        title=enrolment.course.title,
        work_url=reverse("teaching:work", args=[profile.uuid, enrolment.course.uuid]),
        end_url=(
            reverse("teaching:enrolment_end", args=[profile.uuid, enrolment.course.uuid]) if may_end else ""
        ),
        words=progress_words(enrolment),
        done=enrolment.lessons_done,
        total=enrolment.lessons_total,
        modules=module_rows(state, opens_for=profile if practice else None),
        practice=[
            Link(module.title, reverse("teaching:practice", args=[profile.uuid, module.uuid]))
            for module in modules
        ],
    )


def module_rows(state: CourseState, *, opens_for: Profile | None = None) -> list[ModuleRow]:
    """`opens_for`: she, where whoever reads may open something earlier for her."""
    rows = [_module_row(module, module is state.current) for module in state.modules]
    if opens_for is None:
        return rows
    return [
        replace(row, open_url=reverse("teaching:open_earlier", args=[opens_for.uuid, module.module.uuid]))
        if module.closed
        else row
        for row, module in zip(rows, state.modules, strict=True)
    ]


def _module_row(state: ModuleState, is_current: bool) -> ModuleRow:
    count = len(state.lessons)
    done = sum(lesson.is_done for lesson in state.lessons)
    if state.is_done:
        words = ngettext("%(count)d lesson, done", "%(count)d lessons, done", count) % {"count": count}
    elif state.is_stuck:
        words = _("No tries left for the test")
    elif state.closed:
        words = together(state.closed)
    elif state.is_left_to_others:
        words = _("Her part is done")
    elif state.lessons_are_done:
        words = _("Ready for the test")
    elif is_current:
        words = _("%(done)d of %(total)d lessons") % {"done": done, "total": count}
    else:
        words = ngettext("%(count)d lesson, later", "%(count)d lessons, later", count) % {"count": count}
    now = "done" if state.is_done else "now" if is_current else "later"
    return ModuleRow(title=state.module.title, words=words, state=now)


def certificate_row(certificate: Certificate, *, is_open: bool) -> CertificateRow:
    """`is_open`: her account is not closed, so that something can be done."""
    can_change = is_open and certificate.withdrawn_at is None

    def address(name: str, wanted: bool) -> str:
        return reverse(f"teaching:{name}", args=[certificate.uuid]) if wanted else ""

    return CertificateRow(
        title=certificate.title,
        code=grouped(certificate.code),
        date=days.day_of(certificate.issued_at),
        has_name=certificate.has_name,
        withdrawn=bool(certificate.withdrawn_at),
        state=certificate.state.label,
        reissue_url=address("certificate_reissue", can_change and certificate.has_name),
        name_url=address("certificate_name", can_change and not certificate.has_name),
        print_url=address("certificate_print", can_change and certificate.has_name),
    )
