"""What sessions ask for: a register nobody kept, and a word about tomorrow.

Neither is counted as somebody who waits: a register is the whole group's, and stands once at the head of the
page of sessions. Who reads of a session teaches where the group is: `asks_who`.
"""

import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.enrolments.models import Enrolment
from courses.sessions.queries import ASKED_FOR_DAYS, sessions_of, without_register
from courses.sessions.rules import teaches
from lms.accounts.models import Profile
from lms.contracts.desk.needs import Need, Urgency, register
from lms.core import days
from lms.desk.queries import spoken_about
from lms.organisations.models import Role
from lms.organisations.queries import effective_memberships

TOMORROW = "session_tomorrow"


def _hers(reader: int, **session: Any) -> Any:
    """Enrolments of a learner in a group of where the reader teaches, that has such a session."""
    roles = (Role.TRAINER, Role.COORDINATOR)
    there = effective_memberships().filter(person=reader, role__in=roles)
    return Enrolment.objects.filter(
        person=OuterRef("user"),
        ended_at=None,
        cohort__organisation__in=there.values("organisation"),
        cohort__ended_at=None,
        **{f"cohort__sessions__{name}": value for name, value in session.items()},
        cohort__sessions__cancelled_at=None,
    )


def _register_to_keep(reader: int) -> Exists:
    now = timezone.now()
    held = {"ends_at__lte": now, "starts_at__gte": now - datetime.timedelta(days=ASKED_FOR_DAYS)}
    return Exists(_hers(reader, **held, register_at=None, ends_at__gte=F("started_at")))


def _session_tomorrow(reader: int) -> Exists:
    """By the days of the site. A talk of today is the word about it."""
    day = days.in_days(1)
    tomorrow = _hers(reader, starts_at__gte=days.start_of(day), starts_at__lte=days.end_of(day))
    spoken = spoken_about(TOMORROW, OuterRef("person"), since=days.start_of(days.today()))
    return Exists(tomorrow.exclude(spoken))


def _register(learner: Profile) -> str:
    session = without_register(sessions_of(learner.user)).first()
    return reverse("teaching:register", args=[session.uuid]) if session else ""


register(
    Need(
        "register_to_keep",
        _register_to_keep,
        _("Keep the register"),
        30,
        words=_("Her group met, and nobody has kept the register yet."),
        icon="calendar",
        urgency=Urgency.LATER,
        is_for=teaches,
        by=_("for her trainer"),
        address=_register,
        asks_who=True,
    )
)
register(
    Need(
        TOMORROW,
        _session_tomorrow,
        _("Remind her of tomorrow's session"),
        95,
        words=_("Her group meets tomorrow."),
        icon="calendar",
        urgency=Urgency.LATER,
        by_talking=True,
        told=_("the session of your group"),
        asks_who=True,
    )
)
