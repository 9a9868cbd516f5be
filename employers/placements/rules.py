"""Who prepares, reads and signs what. Each rule is asked again at every request."""

from employers.contact.queries.coaches import coaches_of
from employers.placements.enums import Party
from employers.placements.models import Agreement, Assessment, Placement
from employers.placements.queries import agreement_of, has_begun, is_signed, shown_to
from employers.vacancies.enums import Kind
from lms.accounts.models import Profile
from lms.core.people import Person
from lms.organisations.duties import Duty
from lms.organisations.queries import accompanies_herself, employer_organisation_ids
from lms.organisations.rules import can_act_for


def can_begin(person: Person) -> bool:
    """A learner whose account is open, for herself."""
    return person.profile.suspended_at is None


def owns(person: Person, placement: Placement) -> bool:
    return placement.person_id == person.pk and can_begin(person)


def can_prepare(worker: Person, placement: Placement) -> bool:
    """Whoever accompanies her, while her account is open. A trainer or coordinator who may see her does
    not: what is agreed is between her and whoever goes along.
    """
    profile: Profile = placement.person.profile
    return can_act_for(worker, profile) and accompanies_herself(worker, profile)


def stands_in(worker: Person, placement: Placement) -> bool:
    """Whoever stands in today for her adviser, in the organisation that accompanies her there, while her
    account is open.
    """
    return placement.person.profile.is_open and any(
        coach.person == worker
        and coach.instead_of is not None
        and coach.instead_of.pk == placement.adviser_id
        and coach.organisation.pk == placement.body_id
        for coach in coaches_of(placement.person)
    )


def can_read(worker: Person, placement: Placement) -> bool:
    """What she prepared and what is agreed: whoever goes along, and whoever stands in for her adviser."""
    return can_prepare(worker, placement) or stands_in(worker, placement)


def _signs_for_body(person: Person, placement: Placement) -> bool:
    """Her adviser; while somebody stands in for her, that colleague, in her own name."""
    if placement.adviser_id == person.pk:
        return can_prepare(person, placement)
    return stands_in(person, placement)


def can_write(worker: Person, placement: Placement) -> bool:
    """Agreements are made about internships: what holds for a job is a contract, and that is the firm's."""
    return placement.kind == Kind.INTERNSHIP and can_prepare(worker, placement)


def parties_of(person: Person, agreement: Agreement) -> list[Party]:
    """As what somebody may sign this version now: as herself, and nobody for another. Only the newest version
    is signed; the employer's side while she shows it, by whom the firm lets sign; hers once she has read what
    another name tells.
    """
    placement = agreement.placement
    newest = agreement_of(placement)
    if newest is None or newest.pk != agreement.pk or placement.held_at is not None:
        return []
    if person.pk == placement.person_id:
        is_read = not agreement.promoter or agreement.promoter_read_at is not None
        return [Party(Party.LEARNER)] if owns(person, placement) and placement.is_shown and is_read else []
    if _signs_for_body(person, placement):
        return [Party(Party.BODY)]
    if not shown_to(person).filter(pk=placement.pk).exists():
        return []
    signs = placement.organisation_id in employer_organisation_ids(person, Duty(Duty.SIGNS))
    named = {
        Party(Party.SIGNATORY): signs and agreement.signatory_id,
        Party(Party.TUTOR): agreement.tutor_id,
    }
    return [party for party, pk in named.items() if pk == person.pk]


def unsigned_of(person: Person, agreement: Agreement) -> list[Party]:
    given = {signature.party for signature in agreement.signatures.all()}
    return [party for party in parties_of(person, agreement) if party not in given]


def can_sign(person: Person, agreement: Agreement) -> bool:
    """Whoever is named on it and has not signed this version."""
    return bool(unsigned_of(person, agreement))


def can_assess(person: Person, placement: Placement) -> bool:
    """The tutor of the agreement that all have signed, from its first day on, while she shows the place and
    has answered what was written before.
    """
    agreement = agreement_of(placement)
    return (
        agreement is not None
        and agreement.tutor_id == person.pk
        and is_signed(agreement)
        and has_begun(agreement)
        and shown_to(person).filter(pk=placement.pk).exists()
        and not placement.assessments.filter(answered_at=None).exists()
    )


def can_answer(person: Person, assessment: Assessment) -> bool:
    """She, after her own look."""
    placement = assessment.placement
    return owns(person, placement) and hasattr(placement, "own_look")
