import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Max, Q, QuerySet

from lms.audit import guard, seals
from lms.audit.kinds import REASON
from lms.audit.models import AccessEntry, AuditEntry, AuditHead, Pseudonym
from lms.core.people import Person

#: Signing in is noted beside the account and in the audit, in the same request.
SAME_MOMENT = datetime.timedelta(minutes=1)
#: So many rows of one kind are named; the others are counted.
NAMED = 10


@dataclass(frozen=True)
class ChainState:
    """`broken_at` is the number of the first entry that is not what was written, or that is gone.

    None when the chain holds.
    """

    count: int
    digest: str
    broken_at: int | None = None


def check_chain() -> ChainState:
    """Read the whole chain.

    Sees an entry that was changed, taken out or put in, and entries missing at the end.
    """
    previous, number, books = "", 0, seals.of_books(seals.Book(), seals.Book())
    for entry in AuditEntry.objects.order_by("number").iterator():
        number += 1
        if entry.number != number or entry.previous != previous or entry.digest != entry.compute_digest():
            return ChainState(number - 1, previous, broken_at=number)
        previous, books = entry.digest, entry.books
    head = AuditHead.objects.filter(pk=1).first() or AuditHead()
    if (head.count, head.digest) != (number, previous) or seals.of_books(
        head.book_of_names, head.book_of_openings
    ) != books:
        return ChainState(number, previous, broken_at=number + 1)
    return ChainState(number, previous)


def problems(state: ChainState) -> list[str]:
    """Everything about the audit that is not as it was written, one sentence each."""
    found = (
        [f"The audit is broken at entry {state.broken_at}: it was changed, or it is gone."]
        if state.broken_at
        else []
    )
    found += [
        f"The database no longer refuses changes: its trigger {name} is gone or changed."
        for name in guard.missing(connections[AuditEntry.objects.db])
    ]
    found += _problems_of_names()
    found += _problems_of_openings()
    found += _problems_of_sign_ins()
    return found


def _head() -> AuditHead:
    return AuditHead.objects.filter(pk=1).first() or AuditHead()


def _problems_of_names() -> Iterator[str]:
    book, wrong = seals.Book(), []
    meant = Q(actor_id__isnull=False) | Q(about_id__isnull=False)
    tokens = {
        number: {actor, about}
        for number, actor, about in (
            AuditEntry.objects.filter(meant).values_list("number", "actor_id", "about_id").iterator()
        )
    }
    for name in Pseudonym.objects.order_by("number", "pk").iterator():
        seal = name.compute_seal()
        book = book.with_rows([seal])
        if name.seal != seal or name.token not in tokens.get(name.number, ()):
            wrong.append(name.number)
    yield from _named([f"Entry {number}: whose entry it is was changed." for number in wrong])
    if not wrong and book != _head().book_of_names:
        yield f"Whose entries they are: {book.count} links are there, {_head().names} were written."


def _problems_of_openings() -> Iterator[str]:
    book, wrong = seals.Book(), []
    for opening in AccessEntry.objects.order_by("pk").iterator():
        seal = opening.compute_seal()
        book = book.with_rows([seal])
        if opening.seal != seal:
            wrong.append(opening.pk)
    yield from _named([f"Who opened what: row {key} was changed or put in." for key in wrong])
    if not wrong and book != _head().book_of_openings:
        yield f"Who opened what: {book.count} rows are there, {_head().openings} were written."


def _moment_it_began() -> datetime.datetime | None:
    """When its tables were made here."""
    made = MigrationRecorder.Migration.objects.filter(app="lms", name="0002_audit_chain")
    return made.values_list("applied", flat=True).first()


def _problems_of_sign_ins() -> Iterator[str]:
    """An audit that was put back to what it was earlier, or emptied, does not know who came in since.

    Of a site that was there before this suite, it never knew who came in until then.
    """
    noted = dict(
        Pseudonym.objects.filter(number__in=AuditEntry.objects.filter(action="signed_in").values("number"))
        .values_list("person")
        .annotate(Max("number"))
        .values_list("person", "number__max")
    )
    moments = dict(AuditEntry.objects.filter(number__in=set(noted.values())).values_list("number", "at"))
    came_in = get_user_model()._base_manager.exclude(last_login=None)
    if began := _moment_it_began():
        came_in = came_in.filter(last_login__gte=began)
    accounts = came_in.values_list("pk", "last_login")
    missing = sum(
        1
        for key, last in accounts
        if not (key in noted and noted[key] in moments and last <= moments[noted[key]] + SAME_MOMENT)
    )
    if missing:
        yield (
            f"{missing} accounts were signed in to, and the audit does not know of it: entries at its end are"
            " gone, or all of it was."
        )


def _named(sentences: list[str]) -> list[str]:
    more = len(sentences) - NAMED
    return sentences[:NAMED] + ([f"And {more} more of this kind."] if more > 0 else [])


def accesses_to(person: Person) -> QuerySet[AccessEntry]:
    """Who opened what of hers, the newest first."""
    return (
        AccessEntry.objects.filter(person=person)
        .select_related("reader", "organisation")
        .order_by("-at", "-pk")
    )


def things_opened(things: list[UUID]) -> set[UUID]:
    """Which of these things of learners anybody has opened."""
    return set(AccessEntry.objects.filter(thing__in=things).values_list("thing", flat=True))


def reasons_given_in(organisations: set[int]) -> QuerySet[AccessEntry]:
    """Pages opened with a reason by somebody who does not accompany the learner, in these organisations."""
    return (
        AccessEntry.objects.filter(organisation__in=organisations, what=REASON.key)
        .select_related("reader", "person__profile", "organisation")
        .order_by("-at", "-pk")
    )
