"""A firm asks to take part; a coordinator takes it up or declines it."""

from dataclasses import asdict
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from employers.applications.enums import State
from employers.applications.facts import FACTS, Facts, unsaid
from employers.applications.keeping import last_day_of
from employers.applications.models import Application
from employers.applications.queries import read_of, too_old
from employers.applications.rules import can_be_changed, can_decline, can_describe, can_take_up
from lms.accounts.codes import code_from
from lms.audit.actions import record
from lms.core import days
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.core.plain_words import ANY
from lms.messaging.working_days import working_days_after
from lms.organisations.closing import check_again
from lms.organisations.models import Organisation
from lms.organisations.team import begin_employer
from lms.secrets.fingerprints import keyed
from lms.submissions.actions import SentDifferently

ANSWER_WORKING_DAYS = 10
#: So often a firm changes what it sent. Everything it said is kept beside it, so there has to be an end.
MOST_CHANGES = 20
#: More drafts and applications than this are no firms, but somebody who fills the table.
MOST = 20_000


@transaction.atomic
def begin(facts: Facts, *, form: UUID, language: str) -> tuple[Application, str]:
    """A new application and its code, which is kept nowhere. The same form gives the same ones; with other
    facts in it, SentDifferently.
    """
    Application.objects.filter(too_old(), state=State.DRAFT).delete()
    code = code_from(keyed("application-code", str(form)))
    begun_with = keyed("application-form", str(form))
    made = _begun(begun_with) or _made(facts, begun_with=begun_with, code=code, language=language)
    if facts not in made.said:
        raise SentDifferently
    return made, code


def _begun(begun_with: str) -> Application | None:
    return Application.objects.filter(begun_with=begun_with).first()


def _made(facts: Facts, *, begun_with: str, code: str, language: str) -> Application:
    """The same form may be on its way twice at once: whoever comes second reads what the first one made."""
    made = Application(key=keyed("application", code), begun_with=begun_with, language=language)
    _say(made, facts)
    made.keep_until = last_day_of(made)
    if Application.objects.filter(state__in=(State.DRAFT, State.SENT)).count() < MOST:
        try:
            with transaction.atomic():
                made.save(force_insert=True)
        except IntegrityError:
            there = _begun(begun_with)  # None: the code is somebody else's
        else:
            return made
        if there is not None:
            return there
    raise ValidationError(_("It cannot be saved at the moment. Please try again tomorrow."))


@transaction.atomic
def change(application: Application, facts: Facts) -> None:
    """What a firm says now. What it said since it was sent stays beside it.

    Nothing is compared with anything here: whatever is in a register of ours, the answer and its time are the
    same.
    """
    lock(application)
    place = lock(application.organisation) if application.organisation else None
    permit(can_be_changed(application))
    before = application.facts
    _say(application, facts)
    if application.state != State.DRAFT and before != facts:
        if len(application.earlier) >= MOST_CHANGES:
            raise ValidationError(_("This was changed very often. Tell us the rest when we call."))
        application.earlier = [*application.earlier, asdict(before)]
        application.changed_at = timezone.now()
        if place is not None:
            check_again(place)
    application.save(update_fields=[*FACTS, "earlier", "changed_at"])


@transaction.atomic
def withdraw(application: Application) -> None:
    """The firm takes it back. What was never sent is gone at once."""
    lock(application)
    permit(can_be_changed(application))
    was_sent = application.state != State.DRAFT
    application.state = State.WITHDRAWN
    application.keep_until = last_day_of(application)
    if was_sent:
        application.save(update_fields=["state", "keep_until"])
    else:
        application.delete()


@transaction.atomic
def send(application: Application) -> None:
    """From now on it waits for us. Twice is once."""
    lock(application)
    if application.state != State.DRAFT:
        return
    if missing := unsaid(application.facts):
        raise ValidationError(dict.fromkeys(missing, ANY["required"]))
    now = timezone.now()
    application.state, application.sent_at = State.SENT, now
    application.answer_by = working_days_after(days.day_of(now), ANSWER_WORKING_DAYS, application.country)
    application.keep_until = last_day_of(application)
    application.save(update_fields=["state", "sent_at", "answer_by", "keep_until"])


def _say(application: Application, facts: Facts) -> None:
    for name in FACTS:
        setattr(application, name, getattr(facts, name))


@transaction.atomic
def take_up(application: Application, *, by: Person, read: str = "") -> Organisation:
    """It becomes an employer that nobody can choose before two organisations have checked it.

    `read` is what it said when she read it (`read_of`); by itself, what it said when `application` was read.
    """
    read = read or read_of(application)
    lock(application)
    own = permit(can_take_up(by, application))
    if read != read_of(application):
        raise ValidationError(_("The firm has changed what it says. Read it once more."))
    organisation = begin_employer(
        by=by, name=application.legal_name, place=application.place, country=application.country
    )
    application.organisation = organisation
    _decide(application, State(State.TAKEN_UP), by=by, own=own)
    return organisation


@transaction.atomic
def describe(employer: Organisation, facts: Facts, *, by: Person) -> Application:
    """What a coordinator wrote down with an employer that never applied. From then on it has a checklist, is
    compared with the register as every other, and its next checks stand on it. Twice is once.
    """
    lock(employer)
    own = permit(can_describe(by, employer))
    existing = Application.objects.filter(organisation=employer).first()
    if existing is not None:
        return existing
    if missing := unsaid(facts):
        raise ValidationError(dict.fromkeys(missing, ANY["required"]))
    nobodys = str(uuid4())
    made = Application(
        key=keyed("application", nobodys),
        begun_with=keyed("application-form", nobodys),
        language=get_language() or "en",
        sent_at=timezone.now(),
        organisation=employer,
    )
    _say(made, facts)
    made.save(force_insert=True)
    _decide(made, State(State.TAKEN_UP), by=by, own=own)
    return made


@transaction.atomic
def decline(application: Application, *, by: Person, reason: str) -> None:
    """The reason is for coordinators. The firm reads that it does not take part, as everybody does who is
    declined.
    """
    lock(application)
    own = permit(can_decline(by, application, reason=reason))
    application.reason = reason.strip()
    _decide(application, State(State.DECLINED), by=by, own=own)


def _decide(application: Application, state: State, *, by: Person, own: Organisation) -> None:
    application.state = state
    application.keep_until = last_day_of(application)
    application.decided_by, application.on_behalf_of, application.decided_at = by, own, timezone.now()
    application.save(
        update_fields=[
            *("state", "decided_by", "on_behalf_of", "decided_at"),
            *("organisation", "reason", "keep_until"),
        ]
    )
    record("application.decided", actor=by, subject=application.uuid, state=str(state))
