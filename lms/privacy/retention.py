"""How long what is kept, as the models declare it; a site may set other periods (LMS_KEEP_DAYS)."""

import datetime
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, models, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from lms.accounts.models import Profile
from lms.audit.actions import drop_openings, record
from lms.core.conf import conf
from lms.core.locking import Gone, lock
from lms.core.planner import count_for_the_planner
from lms.privacy import erasure, traces
from lms.privacy.backups import drop_old_backups
from lms.privacy.models import ErasedAccount
from lms.privacy.orphans import drop_files_of_nobody
from lms.privacy.registry import days_of, declarations_with_a_period, installed_declarations
from lms.secrets.models import EntryThrottle

logger = logging.getLogger("lms.privacy")
ACCOUNT = "lms.Profile"
THROTTLE_DAYS = 1


@dataclass
class Applied:
    """How many rows of each kind went, and in words from our code what could not be done."""

    gone: dict[str, int]
    failures: list[str]

    def attempt(self, label: str, drop: Callable[[], int]) -> None:
        """What fails stops nothing else."""
        try:
            with transaction.atomic():
                self.gone[label] = drop()
        except Exception as problem:
            logger.exception("what has had its time could not be deleted")
            self.failures.append(f"{label}: {type(problem).__name__}")


#: Rows that are entered in a book are taken out of it as well.
DROPPED_BY: dict[str, Callable[[models.QuerySet], int]] = {"lms.AccessEntry": drop_openings}


def expired_rows() -> Iterator[tuple[str, models.QuerySet]]:
    """(label, rows whose time is over) of every model with a period of its own.

    Accounts apart, which are erased whole.
    """
    for declaration, model in declarations_with_a_period():
        if declaration.label != ACCOUNT:
            ended = _ago(days_of(declaration) or 0)
            yield declaration.label, model._base_manager.filter(**{f"{declaration.keep_from}__lt": ended})
    yield "lms.ErasedAccount", ErasedAccount.objects.filter(erased_at__lt=_ago(conf.backup_days))
    yield "lms.EntryThrottle", EntryThrottle.objects.filter(last_at__lt=_ago(THROTTLE_DAYS))


def unused_accounts() -> models.QuerySet[Profile]:
    """Learners who have not entered for so long that nobody expects them back."""
    days = next(
        days_of(declaration)
        for declaration, _model in installed_declarations()
        if declaration.label == ACCOUNT
    )
    return (
        Profile.objects.annotate(seen_at=Coalesce("user__last_login", "created_at"))
        .filter(seen_at__lt=_ago(days or 0))
        .select_related("user")
    )


def _ago(days: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=days)


def look() -> dict[str, int]:
    """How many rows of each kind would go."""
    return {ACCOUNT: unused_accounts().count(), **{label: rows.count() for label, rows in expired_rows()}}


def apply() -> Applied:
    """Delete what is older than its period.

    Accounts that nobody used are erased; their certificates stay valid.

    What fails stops nothing else: it is told, and tried again the next night.
    """
    erased = erasure.Erasures()
    for profile in unused_accounts():
        erased.attempt(partial(_erase_if_unused, profile))
    done = Applied({ACCOUNT: erased.count}, [f"{ACCOUNT}: {why}" for why in erased.failures])
    for label, rows in expired_rows():
        done.attempt(label, partial(DROPPED_BY.get(label, _drop), rows))
    record("retention.applied", actor=None, subject="retention", rows=sum(done.gone.values()))
    if apps.is_installed("django.contrib.sessions"):
        call_command("clearsessions")
    erasure.prune_list_outside()
    drop_old_backups()
    done.attempt("files", drop_files_of_nobody)
    _count_tables(done)
    traces.settle_disk()
    return done


def _count_tables(done: Applied) -> None:
    try:
        count_for_the_planner()
    except DatabaseError as problem:
        logger.exception("the tables could not be counted")
        done.failures.append(f"ANALYZE: {type(problem).__name__}")


def _drop(rows: models.QuerySet) -> int:
    count = rows.count()
    rows.delete()
    return count


@transaction.atomic
def _erase_if_unused(profile: Profile) -> bool:
    """She may have entered since the list was read."""
    try:
        lock(profile.user, against_new_children=True)
    except Gone:
        return False
    return unused_accounts().filter(pk=profile.pk).exists() and erasure.erase(
        profile.user, keep_certificates=True
    )


def in_words(days: int | None, keep_from: Any = "") -> str:
    """For the data map."""
    return (
        f"{days} days from `{keep_from}`, or until the account goes"
        if days is not None
        else "until the account goes"
    )
