import datetime
from dataclasses import dataclass

from django.db import models
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.functional import Promise

from lms.contracts.personal_data import Declaration
from lms.core.conf import conf
from lms.core.people import Person
from lms.core.prepared import Prepared
from lms.privacy.models import ConsentReceipt, ErasureRequest
from lms.privacy.registry import days_of, installed_declarations, rows_about


def consents_of(person: Person) -> QuerySet[ConsentReceipt]:
    return (
        ConsentReceipt.objects.filter(person=person)
        .select_related("organisation")
        .order_by("-given_at", "-pk")
    )


def erasure_of(person: Person) -> ErasureRequest | None:
    """Her wish to be erased, while it can still be taken back."""
    return next(iter(ASKED.rows(person.pk)), None)


ASKED = Prepared(lambda person: ErasureRequest.objects.filter(person=person).order_by("pk")[:1])


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptKind:
    """A kind of data that is kept about a learner; `days` is None for as long as her account."""

    title: str | Promise
    why: str | Promise
    readers: str | Promise
    days: int | None


def kept_about_learners() -> list[KeptKind]:
    """What is kept, why, who reads it and for how long, in the active language: the declarations as a learner
    reads them.
    """
    return [
        _kind(declaration)
        for declaration, _model in _account_first()
        if declaration.title and not declaration.staff_only
    ]


def held_about(person: Person) -> list[KeptKind]:
    """The kinds of which something is held about this person now."""
    return [
        _kind(declaration)
        for declaration, model in _account_first()
        if declaration.title and rows_about(person, declaration, model).exists()
    ]


def _account_first() -> list[tuple[Declaration, type[models.Model]]]:
    return sorted(installed_declarations(), key=lambda pair: pair[1]._meta.app_label != "lms")


def _kind(declaration: Declaration) -> KeptKind:
    return KeptKind(
        title=declaration.title,
        why=declaration.purpose,
        readers=declaration.readers,
        days=days_of(declaration),
    )


def openings_since() -> datetime.datetime:
    """How far back the list of who opened something reaches."""
    days = next(
        days_of(declaration)
        for declaration, _model in installed_declarations()
        if declaration.label == "lms.AccessEntry"
    )
    return timezone.now() - datetime.timedelta(days=days or 0)


def copies_until() -> datetime.datetime:
    """When no backup holds somebody any more who asks now: her hours to think, the days of a backup, and the
    night it goes in.
    """
    return timezone.now() + datetime.timedelta(hours=conf.erasure_hours, days=conf.backup_days + 1)


def language_of(person: Person) -> str:
    profile = getattr(person, "profile", None)
    return profile.language if profile else translation.get_language() or "en"
