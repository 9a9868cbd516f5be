"""A place begins with her word, is shown by her word, and is closed by it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from employers.placements.access_kinds import PLACEMENT, PLACEMENT_PRINT
from employers.placements.consent import PURPOSE, TEXT_VERSION, consent_text
from employers.placements.enums import Company
from employers.placements.models import Agreement, Placement
from employers.placements.queries import agreement_of, places_to_choose, who_accompanies
from employers.placements.rules import can_begin, owns
from employers.placements.seen import TO_SEE_TO
from employers.vacancies.models import Vacancy
from lms.audit.actions import log_access, record
from lms.core import days, written
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.organisations.models import Organisation, Role
from lms.organisations.queries import vetted_employers
from lms.privacy.actions import give_consent, withdraw_consent
from lms.privacy.models import ConsentReceipt

#: The employer may open it so many days longer than it lasts: the tutor writes after the last day.
DAYS_AFTER = 30


@dataclass(frozen=True, slots=True)
class Chosen:
    """Where, and what kind of work (employers.vacancies.enums.Kind)."""

    organisation: Organisation
    vacancy: Vacancy | None
    kind: str


@transaction.atomic
def begin(person: Person, chosen: Chosen) -> Placement:
    """She begins it where she shows something, with whoever has accompanied her longest. The employer
    learns nothing of it.
    """
    lock(person)
    permit(can_begin(person))
    lock(chosen.organisation)  # it may just be closed
    if (chosen.organisation, chosen.vacancy) not in places_to_choose(person):
        raise ValidationError(_("This employer no longer takes part. Choose another one."))
    supporters = who_accompanies(person)
    if not supporters:
        raise ValidationError(_("Ask at your organisation who goes with you first. Then begin."))
    made = Placement.objects.create(
        person=person,
        organisation=chosen.organisation,
        vacancy=chosen.vacancy,
        kind=chosen.kind,
        adviser=supporters[0].worker,
        body=supporters[0].organisation,
    )
    record("placement.begun", actor=person, subject=made)
    return made


@transaction.atomic
def prepare(
    placement: Placement, *, person: Person, ready: Collection[str], comes_along: str, interpreter: bool
) -> None:
    """What she has seen to, and what she wants on the first day."""
    lock(placement)
    permit(owns(person, placement))
    placement.ready = [key for key in TO_SEE_TO if key in ready]
    placement.comes_along = comes_along if comes_along in Company.values else ""
    placement.interpreter = interpreter
    placement.save(update_fields=["ready", "comes_along", "interpreter"])


def shown_until(agreement: Agreement) -> str:
    """The day until which the employer may open it, in words."""
    return written.day(days.in_days(_days_open(agreement)))


def _days_open(agreement: Agreement) -> int:
    return max(0, (agreement.ends_on - days.today()).days) + DAYS_AFTER


@transaction.atomic
def show(placement: Placement, *, person: Person, language: str) -> ConsentReceipt | None:
    """The employer may open it from now on: those who are named in it. Twice is once."""
    lock(placement)
    permit(owns(person, placement))
    if placement.consent is not None and lock(placement.consent).holds:
        return placement.consent
    lock(placement.organisation)
    agreement = agreement_of(placement)
    if agreement is None or not vetted_employers().filter(pk=placement.organisation_id).exists():
        raise ValidationError(_("This employer no longer takes part."))
    placement.consent = give_consent(
        person,
        placement.organisation,
        purpose=PURPOSE,
        items=[f"{PURPOSE}:{placement.uuid}"],
        text=consent_text(organisation=placement.organisation.name, until=shown_until(agreement)),
        text_version=TEXT_VERSION,
        language=language,
        expires_at=days.end_of(days.in_days(_days_open(agreement))),
    )
    placement.save(update_fields=["consent"])
    return placement.consent


@transaction.atomic
def close(placement: Placement) -> None:
    """The employer's next request finds nothing. What was agreed and written stays hers."""
    lock(placement)
    if placement.consent is not None:
        withdraw_consent(placement.consent)


@transaction.atomic
def close_all(person: Person, organisation: Organisation | None = None) -> None:
    """Of one employer, or of all."""
    open_now = Placement.objects.filter(person=person, consent__withdrawn_at=None, consent__isnull=False)
    if organisation is not None:
        open_now = open_now.filter(organisation=organisation)
    for placement in open_now.select_related("consent"):
        close(placement)


def log_view(placement: Placement, *, viewer: Person, printed: bool = False) -> None:
    """The person there is not named to her, the organisation is."""
    log_access(
        placement.person,
        reader=viewer,
        kind=PLACEMENT_PRINT if printed else PLACEMENT,
        role=Role.EMPLOYER,
        organisation=placement.organisation,
        thing=placement.uuid,
    )
