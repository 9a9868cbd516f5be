"""Rows of the desk: who, how far, what next. A fixed number of queries for any number of people."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from courses.certificates.models import Certificate
from courses.enrolments.models import Cohort, Enrolment
from lms.accounts.models import Profile
from lms.organisations.queries import desk_organisation_ids, learners_for

QUIET_AFTER = datetime.timedelta(days=7)
PEOPLE_ON_A_PAGE = 50


@dataclass
class Row:
    """One person on the desk. `attention` marks rows where somebody should do something now."""

    handle: str
    language: str
    url: str
    done: int
    total: int
    progress_words: str
    last_words: str
    next_words: str
    next_url: str
    attention: bool


def desk_learners(worker: Any) -> QuerySet[Profile]:
    """The learners a worker may see, with what the desk's rows need: three queries."""
    open_certificate = Certificate.objects.filter(person=OuterRef("user"), name_fingerprint="", withdrawn_at=None)
    enrolments = Enrolment.objects.filter(ended_at=None).select_related("course").order_by("-last_active_at", "-started_at")
    return learners_for(worker).annotate(waits_for_name=Exists(open_certificate)).prefetch_related(Prefetch("user__enrolments", enrolments))


def filtered(people: QuerySet[Profile], shown: str) -> QuerySet[Profile]:
    """Everybody, those who wait for somebody here, or one cohort by its uuid. Anything else shows everybody."""
    if shown == "waiting":
        return people.filter(waits_for_name=True)
    try:
        return people.filter(user__enrolments__cohort__uuid=UUID(shown)).distinct()
    except ValueError:
        return people


def desk_filters(worker: Any, people: QuerySet[Profile], shown: str) -> list[dict[str, Any]]:
    """The chips above the table: everyone, who waits, and each cohort of the worker's organisations. Two queries."""
    counts = people.aggregate(everyone=Count("pk", distinct=True), waiting=Count("pk", distinct=True, filter=Q(waits_for_name=True)))
    cohorts = Cohort.objects.filter(organisation__in=desk_organisation_ids(worker), ended_at=None).annotate(people=Count("enrolments", filter=Q(enrolments__ended_at=None)))
    chips = [("", _("Everyone"), counts["everyone"]), ("waiting", _("Waits for a name"), counts["waiting"])]
    chips += [(str(cohort.uuid), cohort.name, cohort.people) for cohort in cohorts]
    home = reverse("desk:home")
    return [{"label": label, "count": count, "url": f"{home}?show={key}" if key else home, "current": key == shown} for key, label, count in chips]


def desk_rows(profiles: QuerySet[Profile]) -> list[Row]:
    now = timezone.now()
    return [_row(profile, now) for profile in profiles]


def _row(profile: Profile, now: datetime.datetime) -> Row:
    enrolment = next(iter(profile.user.enrolments.all()), None)
    person_url = reverse("desk:person", args=[profile.uuid])
    done, total = (enrolment.lessons_done, enrolment.lessons_total) if enrolment else (0, 0)
    next_words, next_url, attention = _next(profile, enrolment, person_url, now)
    return Row(
        handle=profile.handle,
        language=get_language_info(profile.language)["name_local"].capitalize(),
        url=person_url,
        done=done,
        total=total,
        progress_words=progress_words(enrolment),
        last_words=last_words(profile, enrolment),
        next_words=next_words,
        next_url=next_url,
        attention=attention,
    )


def progress_words(enrolment: Enrolment | None) -> str:
    if enrolment is None:
        return _("No course yet")
    if not enrolment.steps_done:
        return _("Not begun")
    if enrolment.lessons_total and enrolment.lessons_done == enrolment.lessons_total:
        return ngettext("Finished, %(count)d lesson", "Finished, all %(count)d lessons", enrolment.lessons_total) % {"count": enrolment.lessons_total}
    return _("%(done)d of %(total)d lessons") % {"done": enrolment.lessons_done, "total": enrolment.lessons_total}


def last_words(profile: Profile, enrolment: Enrolment | None) -> str:
    if not profile.has_pin:
        return _("Card made on %(date)s") % {"date": date_format(profile.created_at, "j F")}
    if enrolment is None or enrolment.last_active_at is None:
        return _("Has entered")
    return _("Learned on %(date)s") % {"date": date_format(enrolment.last_active_at, "j F")}


def _next(profile: Any, enrolment: Enrolment | None, url: str, now: datetime.datetime) -> tuple[str, str, bool]:
    """What to do next, where, and whether it waits for somebody."""
    if profile.waits_for_name:
        return _("Confirm the name on her certificate"), url, True
    if not profile.has_pin:
        return _("Show her how to enter"), url, profile.created_at < now - QUIET_AFTER
    if enrolment is None:
        return _("Choose a course with her"), url, True
    if enrolment.completed_at is None and enrolment.last_active_at and enrolment.last_active_at < now - QUIET_AFTER:
        return _("Say a short hello"), url, True
    return _("Nothing, she is on her way"), "", False
