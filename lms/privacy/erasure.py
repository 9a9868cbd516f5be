"""Erasing somebody: over the declarations of personal data, then wherever else a trace could be.

All of it, or nothing and an error.
"""

import dataclasses
import datetime
import logging
import uuid
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from lms.audit.actions import let_go, record
from lms.contracts import event
from lms.contracts.personal_data import Erase
from lms.core import days
from lms.core.conf import conf
from lms.core.locking import Gone, lock, lock_all
from lms.core.people import Person
from lms.privacy import traces
from lms.privacy.events import AccountErased
from lms.privacy.models import ErasedAccount, ErasureRequest
from lms.privacy.registry import installed_declarations, keys_to_users, rows_about

logger = logging.getLogger("lms.privacy")
LIST = "erased.txt"
#: On PostgreSQL an answer of hers may be saved between our looking and our deleting; then all of it is done
#: once more.
TRIES = 3


class ErasureIncomplete(Exception):
    """Something about the person would have stayed. Nothing was erased."""


@transaction.atomic
def ask_for_erasure(person: Person, *, keep_certificates: bool, hours: int | None = None) -> ErasureRequest:
    """Erase her when the hours are over (default: the site's).

    Asking again changes the choice, not the day.
    """
    lock(person)
    due = timezone.now() + datetime.timedelta(hours=conf.erasure_hours if hours is None else hours)
    request, created = ErasureRequest.objects.get_or_create(
        person=person, defaults={"due_at": due, "keep_certificates": keep_certificates}
    )
    if not created:
        lock(request)
        request.keep_certificates, request.due_at = keep_certificates, min(due, request.due_at)
        request.save(update_fields=["keep_certificates", "due_at"])
    record(
        "erasure.asked",
        actor=person,
        subject=request,
        certificates="kept" if keep_certificates else "withdrawn",
    )
    return request


@transaction.atomic
def take_back_erasure(person: Person) -> None:
    lock(person)
    for request in lock_all(ErasureRequest.objects.filter(person=person)):
        record("erasure.taken_back", actor=person, subject=request)
        request.delete()


@dataclasses.dataclass
class Erasures:
    """How many were erased, and in words from our code why others were not: one that fails stops nobody
    else's.
    """

    count: int = 0
    failures: list[str] = dataclasses.field(default_factory=list)

    def attempt(self, erasing: Callable[[], bool]) -> None:
        """Whoever could not be erased is tried again the next time.

        The logs say where it failed, and of nobody.
        """
        try:
            self.count += erasing()
        except Exception as problem:
            logger.exception("an account could not be erased")
            self.failures.append(
                f"{type(problem).__name__}{f' ({problem})' if isinstance(problem, ErasureIncomplete) else ''}"
            )


def erase_due() -> Erasures:
    """Erase everybody whose day has come, and whoever is in the list of the erased and came back with a
    backup.
    """
    done = Erasures()
    _count_anew()
    for request in ErasureRequest.objects.filter(due_at__lte=timezone.now()).select_related(
        "person__profile"
    ):
        done.attempt(partial(_erase_as_asked, request))
    listed = ErasedAccount.objects.filter(account__in=_profiles().values("uuid"))
    _erase_listed(dict(listed.values_list("account", "keep_certificates")), done)
    traces.settle_disk()
    return done


def _count_anew() -> None:
    """What was asked in the future was asked before the clock was put back: the hours she chose count from
    now.
    """
    now = timezone.now()
    for request in ErasureRequest.objects.filter(asked_at__gt=now):
        due = now + (request.due_at - request.asked_at)
        ErasureRequest.objects.filter(pk=request.pk).update(asked_at=now, due_at=due)


@transaction.atomic
def _erase_as_asked(request: ErasureRequest) -> bool:
    """She may have changed her mind, or her day, since the list was read."""
    try:
        lock(request.person)  # before her request, as whoever takes it back
        lock(request)
    except Gone:
        return False
    if request.due_at > timezone.now():
        return False
    return erase(request.person, keep_certificates=request.keep_certificates)


def erase(person: Person, *, keep_certificates: bool, again: bool = False) -> bool:
    """Erase a learner.

    `again`: the account came back with a backup, and its number is in the list already.

    What she does meanwhile either comes first and is erased with the rest, or finds that she is gone. False
    when somebody erased her a moment ago.
    """
    for tries_left in reversed(range(TRIES)):
        try:
            return _erase(person, keep_certificates=keep_certificates, again=again)
        except (IntegrityError, ErasureIncomplete):
            if not tries_left:
                raise
    return False


@transaction.atomic
def _erase(person: Person, *, keep_certificates: bool, again: bool) -> bool:
    try:
        lock(person)
        account = person.profile.uuid
        _hold_all(person)
        lock(person, against_new_children=True)
    except Gone:
        return False
    if not again:
        transaction.on_commit(lambda: _note_outside(account, keep_certificates))
    transaction.on_commit(traces.wipe_cache)
    transaction.on_commit(traces.settle_disk)
    event.emit(AccountErased(person, keep_certificates))
    let_go(person, "account.erased", certificates="kept" if keep_certificates else "withdrawn", again=again)
    _erase_rows(person, str(account))
    ErasedAccount.objects.get_or_create(account=account, defaults={"keep_certificates": keep_certificates})
    return True


def _hold_all(person: Person) -> None:
    """Nothing of hers changes from now on, and nothing is added to it.

    Held before the audit, as every lock is.

    And before her own row is held against new ones: an answer that holds her enrolment still makes its
    certificate, and we wait.
    """
    if connection.features.has_select_for_update:
        for declaration, model in installed_declarations():
            if declaration.erase is Erase.KEEP or declaration.subject == "self":
                continue
            keys = rows_about(person, declaration, model).order_by("pk").values("pk")
            list(
                model._base_manager.filter(pk__in=keys)
                .order_by("pk")
                .select_for_update(of=("self",))
                .values_list("pk")
            )


def _erase_rows(person: Person, account: str) -> None:
    found = [
        (declaration, model, list(rows_about(person, declaration, model).values_list("pk", flat=True)))
        for declaration, model in installed_declarations()
    ]
    keys = {model: {str(key) for key in rows} for _declaration, model, rows in found if rows}
    _forget_files(person)
    for declaration, model, rows in found:
        if declaration.erase is Erase.UNLINK and rows:
            model._base_manager.filter(pk__in=rows).update(**{declaration.subject.split("__")[0]: None})
        elif declaration.erase is Erase.DELETE and declaration.subject != "self":
            rows_about(person, declaration, model).delete()
    traces.wipe_sessions(person.pk)
    traces.wipe_tasks(account)
    traces.wipe_pointers({**keys, get_user_model(): {str(person.pk)}})
    key = person.pk
    get_user_model()._base_manager.filter(pk=key).delete()
    for model, column in keys_to_users():  # those of packages that leave a key behind, as Wagtail's logs do
        if model._meta.get_field(column).null:
            model._base_manager.filter(**{column: key}).update(**{column: None})
    _check_nothing_is_left(found, key)


def _forget_files(person: Person) -> None:
    """Files go when the transaction is done: undone, they must still be there."""
    for declaration, model in installed_declarations():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.FileField):
                for row in rows_about(person, declaration, model):
                    stored = getattr(row, field.name)
                    if stored:
                        transaction.on_commit(lambda stored=stored: stored.storage.delete(stored.name))


def _check_nothing_is_left(found: list[tuple[Any, type[models.Model], list[Any]]], user_id: Any) -> None:
    left = [
        model._meta.label
        for declaration, model, rows in found
        if declaration.erase in {Erase.DELETE, Erase.CASCADE}
        and model._base_manager.filter(pk__in=rows, **_of(declaration, user_id)).exists()
    ]
    left += [
        f"{model._meta.label}.{column}"
        for model, column in keys_to_users()
        if model._base_manager.filter(**{column: user_id}).exists()
    ]
    if left:
        raise ErasureIncomplete(", ".join(sorted(set(left))))


def _of(declaration: Any, user_id: Any) -> dict[str, Any]:
    return {} if declaration.subject == "self" else {declaration.subject: user_id}


# ── after a restore ─────────────────────────────────────────────────────────────────────────────────────────


def _note_outside(account: uuid.UUID, keep_certificates: bool) -> None:
    """The list must outlive the database: whoever restores an old backup brings back an old list too."""
    if conf.backup_dir is None:
        return
    try:
        write_list(conf.backup_dir / LIST, {account: keep_certificates}, add=True)
    except OSError:
        logger.exception("the list of erased accounts could not be written; it stands in the database only")


def write_list(path: Path, accounts: dict[uuid.UUID, bool], *, add: bool = False) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600, exist_ok=True)
    lines = [
        f"{account} {'keep' if keep else 'withdraw'} {days.today()}\n" for account, keep in accounts.items()
    ]
    with path.open("a" if add else "w", encoding="ascii") as out:
        out.writelines(lines)


def read_list(path: Path) -> dict[uuid.UUID, bool]:
    if not path.exists():
        return {}
    words = [line.split() for line in path.read_text(encoding="ascii").splitlines() if line.strip()]
    return {uuid.UUID(account): choice == "keep" for account, choice, *_rest in words}


def prune_list_outside() -> None:
    """Take out of the list beside the backups what is older than any backup."""
    path = conf.backup_dir / LIST if conf.backup_dir else None
    if path is None or not path.exists():
        return
    oldest = str(days.in_days(-conf.backup_days))
    lines = path.read_text(encoding="ascii").splitlines(keepends=True)
    young = [line for line in lines if line.split()[-1] >= oldest]
    if young != lines:
        path.write_text("".join(young), encoding="ascii")


def listed_accounts() -> dict[uuid.UUID, bool]:
    """{account: whether its certificates stay} from the database and from the list beside the backups."""
    return {
        **accounts_listed_outside(),
        **dict(ErasedAccount.objects.values_list("account", "keep_certificates")),
    }


def accounts_listed_outside() -> dict[uuid.UUID, bool]:
    return read_list(conf.backup_dir / LIST) if conf.backup_dir else {}


def erase_again(accounts: dict[uuid.UUID, bool]) -> Erasures:
    """After a restore: erase those who had been erased since.

    Whoever could not be erased stays in the list, for `erase_due`.
    """
    done = Erasures()
    for account, keep in accounts.items():
        ErasedAccount.objects.get_or_create(account=account, defaults={"keep_certificates": keep})
    _erase_listed(accounts, done)
    traces.settle_disk()
    return done


def _profiles() -> models.QuerySet:
    return apps.get_model("lms.Profile")._base_manager.select_related("user")


def _erase_listed(accounts: dict[uuid.UUID, bool], done: Erasures) -> None:
    for account, keep in accounts.items():
        profile = _profiles().filter(uuid=account).first()
        if profile:
            done.attempt(partial(erase, profile.user, keep_certificates=keep, again=True))
