"""An employer writes, sends, changes and closes a vacancy; a coordinator opens it or sends it back; a learner
keeps it for herself.
"""

from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.vacancies.enums import Choice, Closed, Decision, State
from employers.vacancies.facts import Facts, facts_of, put, said_by, unsaid
from employers.vacancies.flags import FLAGS, raised
from employers.vacancies.models import OPEN_DAYS, Kept, Reading, Vacancy
from employers.vacancies.queries import known_in, read_of
from employers.vacancies.rules import (
    can_change,
    can_close,
    can_decide,
    can_delete,
    can_keep,
    can_keep_open,
    can_send,
    can_send_back,
    can_write_for,
)
from lms.audit.actions import record
from lms.core import days
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.core.plain_words import ANY
from lms.messaging.working_days import working_days_after
from lms.organisations.models import Organisation

ANSWER_WORKING_DAYS = 5
#: More than these nobody reads for one employer.
MOST = 100


@transaction.atomic
def write(facts: Facts, *, organisation: Organisation, by: Person) -> Vacancy:
    """A draft, which nobody reads but the employer."""
    lock(organisation)
    permit(can_write_for(by, organisation))
    there = Vacancy.objects.filter(organisation=organisation).exclude(state=State.CLOSED)
    if there.count() >= MOST:
        raise ValidationError(_("There are very many vacancies already. Close some of them first."))
    vacancy = Vacancy(organisation=organisation, written_by=by)
    put(vacancy, facts, known=known_in(facts))
    record("vacancy.written", actor=by, subject=vacancy)
    return vacancy


@transaction.atomic
def change(vacancy: Vacancy, facts: Facts, *, by: Person, explained: dict[str, str] | None = None) -> None:
    """What is open stays as it was read; what the employer says now waits beside it until it is read too."""
    lock(vacancy)
    permit(can_change(by, vacancy))
    vacancy.explained = _explained(vacancy, explained or {})
    vacancy.save(update_fields=["explained"])
    if vacancy.state == State.OPEN:
        _propose(vacancy, facts)
    else:
        put(vacancy, facts, known=known_in(facts))
    record("vacancy.changed", actor=by, subject=vacancy)


def _explained(vacancy: Vacancy, explained: dict[str, str]) -> dict[str, str]:
    known = {flag.key for flag in FLAGS}
    said = {key: words.strip() for key, words in explained.items() if key in known}
    return {key: words for key, words in {**vacancy.explained, **said}.items() if words}


def _propose(vacancy: Vacancy, facts: Facts) -> None:
    is_new = facts != facts_of(vacancy)
    vacancy.proposed = asdict(facts) if is_new else None
    vacancy.changed_at = timezone.now() if is_new else None
    if is_new:
        vacancy.answer_by = _answer_day(vacancy)
    vacancy.save(update_fields=["proposed", "changed_at", "answer_by"])


def _answer_day(vacancy: Vacancy) -> object:
    return working_days_after(days.today(), ANSWER_WORKING_DAYS, vacancy.organisation.country)


@transaction.atomic
def send(vacancy: Vacancy, *, by: Person) -> None:
    """From now on it waits for a coordinator. Twice is once."""
    lock(vacancy)
    if vacancy.state == State.SENT:
        return
    permit(can_send(by, vacancy))
    if missing := unsaid(facts_of(vacancy)):
        raise ValidationError(dict.fromkeys(missing, ANY["required"]))
    vacancy.state, vacancy.sent_at = State.SENT, timezone.now()
    vacancy.answer_by = _answer_day(vacancy)
    vacancy.save(update_fields=["state", "sent_at", "answer_by"])
    record("vacancy.sent", actor=by, subject=vacancy)


@transaction.atomic
def close(vacancy: Vacancy, *, by: Person, because: Closed) -> None:
    lock(vacancy)
    if vacancy.state == State.CLOSED:
        return
    permit(can_close(by, vacancy))
    vacancy.state, vacancy.closed_because = State.CLOSED, because
    vacancy.closed_at, vacancy.proposed, vacancy.changed_at = timezone.now(), None, None
    vacancy.save(update_fields=["state", "closed_because", "closed_at", "proposed", "changed_at"])
    record("vacancy.closed", actor=by, subject=vacancy, because=str(because))


@transaction.atomic
def keep_open(vacancy: Vacancy, *, by: Person) -> None:
    """So many days more from today."""
    lock(vacancy)
    permit(can_keep_open(by, vacancy))
    vacancy.open_until = days.in_days(OPEN_DAYS)
    vacancy.save(update_fields=["open_until"])
    record("vacancy.kept_open", actor=by, subject=vacancy)


@transaction.atomic
def delete_draft(vacancy: Vacancy, *, by: Person) -> None:
    lock(vacancy)
    permit(can_delete(by, vacancy))
    record("vacancy.deleted", actor=by, subject=vacancy)
    vacancy.delete()


# ── reading ─────────────────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def open_it(vacancy: Vacancy, *, by: Person, read: str = "", note: str = "") -> None:
    """What was read is what stands there from now on.

    `read` is what it said when she read it (`read_of`); by itself, what it said when `vacancy` was read.
    """
    read = read or read_of(vacancy)
    lock(vacancy)
    own = permit(can_decide(by, vacancy))
    _is_what_was_read(vacancy, read)
    said = said_by(vacancy)
    if vacancy.state == State.OPEN:
        put(vacancy, said, known=known_in(said))
    else:
        vacancy.state, vacancy.opened_at = State.OPEN, timezone.now()
        vacancy.open_until = days.in_days(OPEN_DAYS)
    vacancy.proposed, vacancy.changed_at = None, None
    vacancy.save(update_fields=["state", "opened_at", "open_until", "proposed", "changed_at"])
    _noted(vacancy, said, Decision(Decision.OPENED), by=by, own=own, note=note)


@transaction.atomic
def send_back(vacancy: Vacancy, *, by: Person, words: str, read: str = "", note: str = "") -> None:
    """With a sentence for the employer. Of an open one the change goes back and what was read stays; where
    nothing was changed, it is open no more. What the employer wrote is kept for it to go on with.
    """
    read = read or read_of(vacancy)
    lock(vacancy)
    own = permit(can_send_back(by, vacancy, words=words))
    _is_what_was_read(vacancy, read)
    said = said_by(vacancy)
    if vacancy.state == State.OPEN and vacancy.changed_at is None:
        put(vacancy, said, known=known_in(said))
        vacancy.proposed = None
    if vacancy.changed_at is None:
        vacancy.state = State.RETURNED
    vacancy.changed_at = None
    vacancy.save(update_fields=["state", "proposed", "changed_at"])
    _noted(vacancy, said, Decision(Decision.RETURNED), by=by, own=own, words=words, note=note)


def _is_what_was_read(vacancy: Vacancy, read: str) -> None:
    if read != read_of(vacancy):
        raise ValidationError(_("The employer has changed what it says. Read it once more."))


def _noted(
    vacancy: Vacancy,
    said: Facts,
    decision: Decision,
    *,
    by: Person,
    own: Organisation,
    words: str = "",
    note: str = "",
) -> None:
    found = raised(said, vacancy.organisation.country)
    Reading.objects.create(
        vacancy=vacancy,
        by=by,
        on_behalf_of=own,
        decision=decision,
        words=words.strip(),
        note=note.strip(),
        flags=[each.flag.key for each in found],
    )
    record("vacancy.read", actor=by, subject=vacancy, decision=str(decision))


# ── hers ────────────────────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def keep(vacancy: Vacancy, choice: Choice | None, *, by: Person) -> None:
    """Saved, not for her, or nothing. Nobody is told and nothing else happens."""
    permit(can_keep(by))
    if choice is None:
        Kept.objects.filter(person=by, vacancy=vacancy).delete()
        return
    Kept.objects.update_or_create(
        person=by, vacancy=vacancy, defaults={"choice": choice, "at": timezone.now()}
    )


@transaction.atomic
def show_again(*, by: Person) -> None:
    """Everything she had put aside."""
    permit(can_keep(by))
    Kept.objects.filter(person=by, choice=Choice.NOT_FOR_ME).delete()
