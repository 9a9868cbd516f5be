"""How far she is, in words."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.enrolments.models import Enrolment
from lms.accounts.models import Profile


def progress_words(enrolment: Enrolment | None) -> str:
    if enrolment is None:
        return _("No course yet")
    if not enrolment.steps_done:
        return _("Not begun")
    if enrolment.lessons_total and enrolment.lessons_done == enrolment.lessons_total:
        return ngettext(
            "Finished, %(count)d lesson", "Finished, all %(count)d lessons", enrolment.lessons_total
        ) % {"count": enrolment.lessons_total}
    return _("%(done)d of %(total)d lessons") % {
        "done": enrolment.lessons_done,
        "total": enrolment.lessons_total,
    }


def quiet_words(days: int | None) -> str:
    """How long ago she learned, in whole days."""
    if days is None:
        return ""
    if days <= 0:
        return _("Today")
    return (
        _("Yesterday")
        if days == 1
        else ngettext("%(count)d day ago", "%(count)d days ago", days) % {"count": days}
    )


def last_words(profile: Profile, enrolment: Enrolment | None) -> str:
    """The last thing she did: the lesson she was in, or how far she has come towards one."""
    if not profile.has_pin:
        return _("Card made on %(date)s") % {"date": date_format(profile.created_at, "MONTH_DAY_FORMAT")}
    if enrolment is None or enrolment.last_active_at is None:
        return _("Has entered")
    if enrolment.completed_at and enrolment.lessons_done >= enrolment.lessons_total:
        return _("Finished on %(date)s") % {"date": date_format(enrolment.completed_at, "MONTH_DAY_FORMAT")}
    if enrolment.current_step is None:
        return _("Learned on %(date)s") % {"date": date_format(enrolment.last_active_at, "MONTH_DAY_FORMAT")}
    return _("Lesson: %(title)s") % {"title": enrolment.current_step.lesson.title}
