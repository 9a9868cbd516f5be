"""An agreement is written in versions, and each is signed by all, each for herself."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.placements.enums import Party
from employers.placements.models import Agreement, Placement, Signature
from employers.placements.queries import agreement_of, people_at
from employers.placements.rules import can_sign, can_write, owns, unsigned_of
from employers.placements.text import TYPED, Named, Terms, digest_of, language_that_counts, text_of
from lms.audit.actions import record
from lms.competences.models import Competence
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.organisations.duties import Duty
from lms.safety.outside.texts import problem_with


@transaction.atomic
def write(
    placement: Placement,
    terms: Terms,
    *,
    by: Person,
    signatory: Person,
    tutor: Person,
    competences: Iterable[Competence] = (),
) -> Agreement:
    """A version of what is agreed. The same words again are the version that is there; other ones are a new
    one, which nobody has signed.
    """
    lock(placement)
    permit(can_write(by, placement))
    _check(placement, terms, signatory, tutor)
    taught = sorted(competences, key=lambda competence: competence.code)
    employer = placement.organisation
    text = text_of(
        terms,
        Named(employer.name, employer.place, signatory, tutor, by),
        valid=language_that_counts(employer.country),
        hers=placement.person.profile.language,
        competences=taught,
    )
    before, digest = agreement_of(placement), digest_of(text)
    if before is not None and before.digest == digest:
        return before
    made = Agreement.objects.create(
        placement=placement,
        number=before.number + 1 if before else 1,
        terms=_kept(terms),
        text=text,
        digest=digest,
        starts_on=terms.starts_on,
        ends_on=terms.ends_on,
        signatory=signatory,
        tutor=tutor,
        promoter=terms.promoter,
        made_by=by,
    )
    made.competences.set(taught)
    placement.adviser, placement.over_on = by, terms.ends_on
    placement.save(update_fields=["adviser", "over_on"])
    record("agreement.written", actor=by, subject=made, number=made.number)
    return made


def _check(placement: Placement, terms: Terms, signatory: Person, tutor: Person) -> None:
    if terms.ends_on < terms.starts_on or not terms.starts_on <= terms.first_look_on <= terms.ends_on:
        raise ValidationError(_("The last day comes after the first, and the first look lies between them."))
    employer = placement.organisation
    signs = people_at(employer, Duty(Duty.SIGNS)).filter(pk=signatory.pk).exists()
    if not signs or not people_at(employer).filter(pk=tutor.pk).exists():
        raise ValidationError(_("Who signs and who is the tutor must work for this employer."))
    for words in terms.words.values():
        for said in words.values():
            if problem := problem_with(said):
                raise problem


def _kept(terms: Terms) -> dict:
    return {
        "words": {name: terms.words.get(name, {}) for name in TYPED},
        "first_look_on": terms.first_look_on.isoformat(),
        "hours_per_week": terms.hours_per_week,
    }


@transaction.atomic
def read_promoter(agreement: Agreement, *, person: Person) -> None:
    """She has read what the name of the other organisation tells."""
    lock(agreement)
    permit(owns(person, agreement.placement))
    if agreement.promoter_read_at is None:
        agreement.promoter_read_at = timezone.now()
        agreement.save(update_fields=["promoter_read_at"])


@transaction.atomic
def sign(agreement: Agreement, *, person: Person, digest: str) -> list[Signature]:
    """Her own yes, as everything she is on it, to the words she was shown: `digest` is that of the page she
    read. Twice is once.
    """
    lock(agreement.placement)
    lock(agreement)
    parties = unsigned_of(person, agreement)
    given = list(agreement.signatures.filter(person=person))
    if given and not parties:
        return given
    permit(can_sign(person, agreement))
    if digest != agreement.digest:
        raise ValidationError(_("The words have changed. Read them once more, then sign."))
    made = [
        Signature.objects.create(agreement=agreement, party=party, person=person, digest=agreement.digest)
        for party in parties
    ]
    for signature in made:
        record("agreement.signed", actor=person, subject=agreement, party=Party(signature.party).value)
    return [*given, *made]
