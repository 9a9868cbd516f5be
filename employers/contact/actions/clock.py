"""What time does, once a day: one reminder, then a kind closing. Nothing here is asked of a page."""

import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from employers.contact.actions.endings import close_by_clock
from employers.contact.actions.interests import goes_without_work, pass_on
from employers.contact.enums import WITH_THEM, Ended, Stage
from employers.contact.models import Interest
from employers.contact.telling import tell_employer, tell_her
from employers.contact.turns import HER_REMINDER, employers_day
from employers.portfolios.models import Share
from employers.vacancies.models import Vacancy
from lms.core import days
from lms.core.locking import Gone


def move_on() -> int:
    """Everything whose day has passed. Returns how many; each in a transaction of its own."""
    moved = 0
    for interest in _due().select_related("vacancy__organisation", "person__profile").order_by("pk"):
        try:
            moved += _move(interest)
        except Gone:
            continue
    return moved


def _due() -> QuerySet[Interest]:
    today = days.today()
    half_way = days.start_of(today - datetime.timedelta(days=HER_REMINDER))
    shared = Q(stage__in=WITH_THEM) & ~Q(share__in=Share.objects.open_now())
    hers = Q(stage__in=(Stage.ASKED, Stage.READY), reminded_at=None, stage_at__lt=half_way)
    gone = ~Q(stage__in=WITH_THEM) & ~Q(vacancy__in=Vacancy.objects.open_now())
    due = Q(answer_by__lt=today) | shared | hers | gone
    return Interest.objects.filter(due, ended_at=None).exclude(stage=Stage.HIRED)


def _move(interest: Interest) -> int:
    if goes_without_work(interest):
        close_by_clock(interest, Ended.GONE)
    elif interest.stage in WITH_THEM and not _is_shown(interest):
        close_by_clock(interest, Ended.WITHDRAWN)
    elif interest.stage == Stage.INTERESTED:
        pass_on(interest)
    elif interest.reminded_at is None:
        _remind(interest)
    elif interest.answer_by is not None and interest.answer_by < days.today():
        close_by_clock(interest, Ended.SILENT if interest.stage in WITH_THEM else Ended.QUIET)
    else:
        return 0
    return 1


def _is_shown(interest: Interest) -> bool:
    return Share.objects.open_now().filter(pk=interest.share_id).exists()


def _remind(interest: Interest) -> None:
    """Once. An employer has as many days again; she has all that were hers."""
    facts = {"reminded_at": timezone.now()}
    if interest.stage in WITH_THEM:
        facts["answer_by"] = employers_day(interest.vacancy.organisation.country)
        tell_employer(interest)
    else:
        tell_her(interest)
    Interest.objects.filter(pk=interest.pk, ended_at=None, stage=interest.stage).update(**facts)
