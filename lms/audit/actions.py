import re
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.utils import timezone

from lms.audit.models import AccessEntry, AuditEntry, AuditHead, Pseudonym
from lms.contracts import personal_data

#: What a fact may say: a word from our code, a number, yes or no. Never what somebody typed, never an address of a network.
WORD = re.compile(r"[a-z][a-z0-9_-]{0,39}(\.[a-z][a-z0-9_-]{0,39})*")


def record(action: str, *, actor: Any, subject: Any, about: Any = None, **facts: str | int | bool) -> AuditEntry:
    """Add one entry to the chain, in the caller's transaction: undone with it, and one after the other.

    `subject` is anything with a `uuid`, or a public id itself; `about` is the person it concerns, found through the
    subject's declaration of personal data when it is left out.
    """
    check_facts(facts)
    with transaction.atomic(savepoint=False):
        return _append(action, actor, subject, about or _person_of(subject), facts)


def _append(action: str, actor: Any, subject: Any, person: Any, facts: dict[str, Any]) -> AuditEntry:
    head = _locked_head()
    tokens = _tokens([actor, person])
    entry = AuditEntry(
        number=head.count + 1,
        at=timezone.now(),
        actor_id=tokens.get(getattr(actor, "pk", None)),
        about_id=tokens.get(getattr(person, "pk", None)),
        action=action,
        subject=_public_id(subject),
        facts=facts,
        previous=head.digest,
    )
    entry.digest = entry.compute_digest()
    entry.save(force_insert=True)
    AuditHead.objects.filter(pk=head.pk).update(count=entry.number, digest=entry.digest)
    return entry


def check_facts(facts: dict[str, Any]) -> None:
    for name, value in facts.items():
        if not isinstance(value, int) and not (isinstance(value, str) and (not value or WORD.fullmatch(value))):
            raise ValueError(f"{name} is not a fact the audit may hold: a word from our code, a number, yes or no.")


def _locked_head() -> AuditHead:
    """The end of the chain, for us alone until the transaction ends. SQLite locks the whole database (IMMEDIATE)."""
    AuditHead.objects.get_or_create(pk=1)
    return AuditHead.objects.select_for_update().get(pk=1)


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


def _tokens(people: list[Any]) -> dict[Any, Any]:
    """{user id: pseudonym} of those who have an account."""
    wanted = {person.pk for person in people if getattr(person, "is_authenticated", False) and person.pk}
    if not wanted:
        return {}
    found = dict(Pseudonym.objects.filter(person__in=wanted).values_list("person", "token"))
    for key in wanted - set(found):
        found[key] = Pseudonym.objects.create(person_id=key).token
    return found


def _public_id(subject: Any) -> str:
    if hasattr(subject, "uuid"):
        return str(subject.uuid)
    if isinstance(subject, get_user_model()):
        return "account"
    return subject._meta.label_lower if isinstance(subject, models.Model) else str(subject)


def log_access(person: Any, *, reader: Any, what: Any, role: Any = "", organisation: Any = None, thing: Any = None, reason: str = "") -> AccessEntry:
    """Keep that `reader` opened something of `person`'s. She reads it on her privacy page."""
    return AccessEntry.objects.create(person=person, reader=reader, what=what, role=role, organisation=organisation, thing=thing, reason=reason)
