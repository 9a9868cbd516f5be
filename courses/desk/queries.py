"""Rows of the desk: who, how far, what next. A fixed number of queries for any number of people."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from courses.desk.needs import QUIET_DAYS, annotate_needs, need_of, needs_for, waiting
from courses.enrolments.models import Enrolment
from courses.enrolments.queries import cohorts_of, last_active_first
from lms.accounts.models import Profile
from lms.organisations.models import Role
from lms.organisations.queries import desk_organisation_ids, learners_for, roles_of

PEOPLE_ON_A_PAGE = 50
HANDS_SHOWN = 5


@dataclass
class Row:
    """One person on the desk.

    `attention` marks rows where somebody should do something now; `finished` those where all is done.
    """

    handle: str
    language: str
    url: str
    done: int
    total: int
    progress_words: str
    last_words: str
    quiet_words: str
    quiet_long: bool
    next_words: str
    next_url: str
    attention: bool
    finished: bool


@dataclass
class Hand:
    """Somebody who needs a hand: why, and what to do."""

    handle: str
    url: str
    words: str
    verb: str
    icon: str


def desk_learners(worker: Any) -> QuerySet[Profile]:
    """The learners a worker may see, with what the desk's rows need: three queries."""
    enrolments = last_active_first(
        Enrolment.objects.filter(ended_at=None).select_related("course", "current_step__lesson")
    )
    return annotate_needs(learners_for(worker)).prefetch_related(Prefetch("user__enrolments", enrolments))


def _assesses(worker: Any) -> bool:
    return Role.TRAINER in roles_of(worker)


def filtered(worker: Any, people: QuerySet[Profile], shown: str) -> QuerySet[Profile]:
    """Everybody, those of one chip, or one cohort by its uuid. Anything else shows everybody."""
    chips = {
        "waiting": waiting(assesses=_assesses(worker)),
        "quiet": Q(is_quiet=True),
        "finished": Q(has_finished=True),
    }
    if shown in chips:
        return people.filter(chips[shown])
    try:
        return people.filter(user__enrolments__cohort__uuid=UUID(shown)).distinct()
    except ValueError:
        return people


def desk_filters(worker: Any, people: QuerySet[Profile], shown: str) -> list[dict[str, Any]]:
    """The chips above the table: everyone, who waits, who is quiet, who has finished, and each cohort.

    Two queries.
    """
    counts = people.aggregate(
        everyone=Count("pk", distinct=True),
        waiting=Count("pk", distinct=True, filter=waiting(assesses=_assesses(worker))),
        quiet=Count("pk", distinct=True, filter=Q(is_quiet=True)),
        finished=Count("pk", distinct=True, filter=Q(has_finished=True)),
    )
    cohorts = cohorts_of(desk_organisation_ids(worker))
    quiet = ngettext("Quiet %(count)d day or more", "Quiet %(count)d days or more", QUIET_DAYS) % {
        "count": QUIET_DAYS
    }
    chips = [
        ("", _("Everyone"), "everyone"),
        ("waiting", _("Needs a hand"), "waiting"),
        ("quiet", quiet, "quiet"),
        ("finished", _("Finished"), "finished"),
    ]
    rows = [(key, label, counts[name]) for key, label, name in chips]
    rows += [(str(cohort.uuid), cohort.name, cohort.people) for cohort in cohorts]
    home = reverse("desk:home")
    return [
        {
            "label": label,
            "count": count,
            "url": f"{home}?show={key}" if key else home,
            "current": key == shown,
        }
        for key, label, count in rows
    ]


def hands(worker: Any, people: QuerySet[Profile]) -> list[Hand]:
    """The first few who need a hand now, with one reason and one thing to do each."""
    assesses = _assesses(worker)
    first = people.filter(waiting(assesses=assesses)).order_by(
        *(f"-{need.condition}" for need in needs_for(assesses=assesses)), "handle"
    )[:HANDS_SHOWN]
    found = [(profile, need_of(profile, assesses=assesses)) for profile in first]
    return [
        Hand(
            handle=profile.handle,
            url=reverse("desk:person", args=[profile.uuid]),
            words=str(need.words),
            verb=str(need.verb),
            icon=need.icon,
        )
        for profile, need in found
        if need
    ]


def desk_rows(profiles: QuerySet[Profile], *, worker: Any) -> list[Row]:
    now = timezone.now()
    assesses = _assesses(worker)
    return [_row(profile, now, assesses) for profile in profiles]


def _row(profile: Profile, now: datetime.datetime, assesses: bool) -> Row:
    enrolment = next(iter(profile.user.enrolments.all()), None)
    person_url = reverse("desk:person", args=[profile.uuid])
    done, total = (enrolment.lessons_done, enrolment.lessons_total) if enrolment else (0, 0)
    next_words, attention = _next(profile, enrolment, assesses)
    last_seen = enrolment.last_active_at if enrolment else None
    days = (timezone.localdate(now) - timezone.localdate(last_seen)).days if last_seen else None
    return Row(
        handle=profile.handle,
        language=get_language_info(profile.language)["name_local"].capitalize(),
        url=person_url,
        done=done,
        total=total,
        progress_words=progress_words(enrolment),
        last_words=last_words(profile, enrolment),
        quiet_words=quiet_words(days),
        quiet_long=bool(profile.is_quiet),
        next_words=next_words,
        next_url=person_url if attention else "",
        attention=attention,
        finished=bool(enrolment and enrolment.completed_at),
    )


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
    if enrolment.completed_at:
        return _("Finished on %(date)s") % {"date": date_format(enrolment.completed_at, "MONTH_DAY_FORMAT")}
    if enrolment.current_step is None:
        return _("Learned on %(date)s") % {"date": date_format(enrolment.last_active_at, "MONTH_DAY_FORMAT")}
    return _("Lesson: %(title)s") % {"title": enrolment.current_step.lesson.title}


def _next(profile: Any, enrolment: Enrolment | None, assesses: bool) -> tuple[str, bool]:
    """What to do next, and whether there is anything to do."""
    need = need_of(profile, assesses=assesses)
    if need:
        return str(need.verb), True
    if not profile.has_pin:
        return _("Show her how to enter"), True
    if enrolment is None:
        return _("Choose a course with her"), True
    if enrolment.completed_at:
        return _("All done"), False
    return _("Nothing, she is on her way"), False
