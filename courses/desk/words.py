"""How far she is, in words."""

import datetime
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from courses.enrolments.models import Enrolment
from lms.accounts.models import CodeCard, Profile
from lms.core import written


@dataclass(slots=True)
class Standing:
    """What is said of an enrolment, without the rows around it: a list says it of fifty.

    `today` and `language` are the same for all of them.
    """

    lesson_title: str
    today: datetime.date
    language: str | None
    steps_done: int
    lessons_done: int
    lessons_total: int
    last_active_at: datetime.datetime | None
    completed_at: datetime.datetime | None


def progress_words(enrolment: Enrolment | Standing | None) -> str:
    if enrolment is None:
        return _("No course yet")
    if not enrolment.steps_done:
        return _("Not started")
    return _how_far(enrolment.lessons_done, enrolment.lessons_total, _language_of(enrolment))


def _language_of(enrolment: Enrolment | Standing) -> str | None:
    return enrolment.language if isinstance(enrolment, Standing) else get_language()


@lru_cache(512)
def _how_far(done: int, total: int, language: str | None) -> str:
    if total and done == total:
        return ngettext("Finished, %(count)d lesson", "Finished, all %(count)d lessons", total) % {
            "count": total
        }
    return _("%(done)d of %(total)d lessons") % {"done": done, "total": total}


@lru_cache(512)
def quiet_words(days: int, language: str | None) -> str:
    """How long ago she learned, in whole days; `language` is the active one."""
    if days <= 0:
        return _("Today")
    return (
        _("Yesterday")
        if days == 1
        else ngettext("%(count)d day ago", "%(count)d days ago", days) % {"count": days}
    )


def with_card_day(people: QuerySet[Profile]) -> QuerySet[Profile]:
    """With `card_made_at`: when the card that works now was made, which may be long after the account."""
    card = CodeCard.objects.filter(profile=OuterRef("pk"), revoked_at=None).values("issued_at")[:1]
    return people.annotate(card_made_at=Subquery(card))


def _card_words(profile: Profile) -> str:
    if hasattr(profile, "card_made_at"):
        made = profile.card_made_at
    else:
        made = profile.cards.filter(revoked_at=None).values_list("issued_at", flat=True).first()
    if made is None:
        return _("No working card")
    return _("Card made on %(date)s") % {"date": written.day_without_year(made)}


def last_words(profile: Profile, enrolment: Enrolment | Standing | None) -> str:
    """The last thing she did: the lesson she was in, or how far she has come towards one."""
    if not profile.has_pin:
        return _card_words(profile)
    if enrolment is None or enrolment.last_active_at is None:
        return _("Has entered")
    if enrolment.completed_at and enrolment.lessons_done >= enrolment.lessons_total:
        return _("Finished on %(date)s") % {"date": written.day_without_year(enrolment.completed_at)}
    if not enrolment.lesson_title:
        return _("Learned on %(date)s") % {"date": written.day_without_year(enrolment.last_active_at)}
    return _lesson_words(str(enrolment.lesson_title), _language_of(enrolment))


@lru_cache(512)
def _lesson_words(title: str, language: str | None) -> str:
    return _("Lesson: %(title)s") % {"title": title}
