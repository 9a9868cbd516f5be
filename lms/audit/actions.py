import re
import uuid
from collections.abc import Iterable
from typing import Any, TypeGuard

from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.utils import timezone

from lms.audit import seals
from lms.audit.kinds import AccessKind
from lms.audit.models import AccessEntry, AuditEntry, AuditHead, Pseudonym
from lms.contracts import personal_data
from lms.core.people import Person

#: What a fact may say: a word from our code, a number, yes or no. Never what somebody typed, never an address
#: of a network.
WORD = re.compile(r"[a-z][a-z0-9_-]{0,39}(\.[a-z][a-z0-9_-]{0,39})*")


def record(
    action: str, *, actor: Person | None, subject: Any, about: Any = None, **facts: str | int | bool
) -> AuditEntry:
    """Add one entry to the chain, in the caller's transaction: undone with it, and one after the other.

    `subject` is anything with a `uuid`, or a public id itself; `about` is the person it concerns, found
    through the subject's declaration of personal data when it is left out.
    """
    check_facts(facts)
    with transaction.atomic(savepoint=False):
        return _append(
            _locked_head(),
            action,
            actor=actor,
            subject=subject,
            person=about or _person_of(subject),
            facts=facts,
        )


def _append(
    head: AuditHead,
    action: str,
    *,
    actor: Person | None = None,
    subject: Any,
    person: Person | None = None,
    facts: dict[str, Any] | None = None,
) -> AuditEntry:
    number = head.count + 1
    kind, public_id = _kind_of(subject), _public_id(subject)
    names = _name(number, actor, person, public_id if person is not None else "")
    _write_in(head, names=head.book_of_names.with_rows(name.seal for name in names.values()))
    entry = AuditEntry(
        number=number,
        at=timezone.now(),
        actor_id=_token(names, actor),
        about_id=_token(names, person),
        action=action,
        subject=kind if person is not None else public_id,
        facts=facts or {},
        books=seals.of_books(head.book_of_names, head.book_of_openings),
        previous=head.digest,
    )
    entry.digest = entry.compute_digest()
    entry.save(force_insert=True)
    Pseudonym.objects.bulk_create(names.values())
    head.count, head.digest = entry.number, entry.digest
    AuditHead.objects.filter(pk=head.pk).update(**{name: getattr(head, name) for name in HEAD_COLUMNS})
    return entry


HEAD_COLUMNS = ("count", "digest", "names", "names_total", "openings", "openings_total")


def _write_in(
    head: AuditHead, *, names: seals.Book | None = None, openings: seals.Book | None = None
) -> None:
    """It is saved with the entry that says so."""
    if names is not None:
        head.names, head.names_total = names.count, names.total
    if openings is not None:
        head.openings, head.openings_total = openings.count, openings.total


def check_facts(facts: dict[str, Any]) -> None:
    for name, value in facts.items():
        if not isinstance(value, int) and not (
            isinstance(value, str) and (not value or WORD.fullmatch(value))
        ):
            raise ValueError(
                f"{name} is not a fact the audit may hold: a word from our code, a number, yes or no."
            )


def _locked_head() -> AuditHead:
    """The end of the chain, for us alone until the transaction ends.

    SQLite locks the whole database (IMMEDIATE).
    """
    locked = AuditHead.objects.select_for_update().filter(pk=1).first()
    if locked is None:
        AuditHead.objects.get_or_create(pk=1)
        locked = AuditHead.objects.select_for_update().get(pk=1)
    return locked


def _person_of(subject: Any) -> Any:
    if not isinstance(subject, models.Model):
        return None
    declared = personal_data.declarations.get(subject._meta.label)
    if declared is None or not declared.is_personal:
        return None
    if declared.subject == "self":
        return subject
    for name in declared.subject.split("__"):
        subject = getattr(subject, name, None)
    return subject


def _name(number: int, actor: Person | None, person: Person | None, public_id: str) -> dict[Any, Pseudonym]:
    """{user id: a new pseudonym} of those who have an account.

    What the entry is about stands with whom it is about.
    """
    made: dict[Any, Pseudonym] = {}
    for who, subject in ((person, public_id), (actor, "")):
        if _has_account(who) and who.pk not in made:
            made[who.pk] = Pseudonym(person_id=who.pk, token=uuid.uuid4(), number=number, subject=subject)
            made[who.pk].seal = made[who.pk].compute_seal()
    return made


def _has_account(who: Person | None) -> TypeGuard[Person]:
    return who is not None and bool(getattr(who, "is_authenticated", False) and who.pk)


def _token(names: dict[Any, Pseudonym], who: Person | None) -> Any:
    return names[who.pk].token if _has_account(who) else None


def _public_id(subject: Any) -> str:
    if hasattr(subject, "uuid"):
        return str(subject.uuid)
    return _kind_of(subject)


def _kind_of(subject: Any) -> str:
    if isinstance(subject, get_user_model()):
        return "account"
    return subject._meta.label_lower if isinstance(subject, models.Model) else str(subject)


# ── who opened what ─────────────────────────────────────────────────────────────────────────────────────────


def log_access(
    person: Person,
    *,
    reader: Person,
    kind: AccessKind,
    role: Any = "",
    organisation: Any = None,
    thing: Any = None,
    reason: str = "",
) -> AccessEntry:
    """Keep that `reader` opened something of `person`'s. She reads it on her privacy page.

    The audit is told that there is one more, and of whom it is not: that goes when the row goes.
    """
    opening = AccessEntry(
        person=person,
        reader=reader,
        what=kind.key,
        role=role,
        organisation=organisation,
        thing=thing,
        reason=reason,
    )
    opening.seal = opening.compute_seal()
    with transaction.atomic(savepoint=False):
        head = _locked_head()
        opening.save(force_insert=True)
        _write_in(head, openings=head.book_of_openings.with_rows([opening.seal]))
        _append(head, "access.logged", subject="opening")
    return opening


def drop_openings(rows: models.QuerySet) -> int:
    """Delete what is older than its period."""
    with transaction.atomic():
        head = _locked_head()
        found = list(rows.values_list("pk", "seal"))
        if found:
            _forget_openings(head, found)
            _append(head, "access.dropped", subject="opening", facts={"rows": len(found)})
        return len(found)


def change_openings(rows: models.QuerySet, **values: Any) -> None:
    """What happens to openings that stay: whoever read has gone, the demo sets its days back."""
    with transaction.atomic():
        head = _locked_head()
        if _change(head, rows, values):
            _append(head, "access.changed", subject="opening", facts={"fields": ".".join(sorted(values))})


def _change(head: AuditHead, rows: models.QuerySet, values: dict[str, Any]) -> int:
    changed = list(rows)
    book = head.book_of_openings.without(row.seal for row in changed)
    for row in changed:
        for name, value in values.items():
            setattr(row, name, value)
        row.seal = row.compute_seal()
        row.save(update_fields=[*values, "seal"])
    _write_in(head, openings=book.with_rows(row.seal for row in changed))
    return len(changed)


def _forget_openings(head: AuditHead, found: Iterable[tuple[int, str]]) -> None:
    found = list(found)
    AccessEntry._base_manager.filter(pk__in=[pk for pk, _seal in found]).delete()
    _write_in(head, openings=head.book_of_openings.without(seal for _pk, seal in found))


# ── an account goes ─────────────────────────────────────────────────────────────────────────────────────────


def let_go(person: Person, action: str = "account.gone", **facts: str | int | bool) -> None:
    """Nobody is meant by her entries any more, in this transaction: an entry says so, about nobody.

    Where nothing leads to her there is nothing to say. `action` and `facts` are said in any case when they
    are given.
    """
    check_facts(facts)
    with transaction.atomic(savepoint=False):
        head = _locked_head()
        names = list(Pseudonym._base_manager.filter(person_id=person.pk).values_list("pk", "seal"))
        opened = list(AccessEntry._base_manager.filter(person_id=person.pk).values_list("pk", "seal"))
        Pseudonym._base_manager.filter(pk__in=[pk for pk, _seal in names]).delete()
        _write_in(head, names=head.book_of_names.without(seal for _pk, seal in names))
        _forget_openings(head, opened)
        read = _change(head, AccessEntry._base_manager.filter(reader_id=person.pk), {"reader": None})
        if names or opened or read or facts:
            _append(head, action, subject=uuid.uuid4(), facts=facts)
