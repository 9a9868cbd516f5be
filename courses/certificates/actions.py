from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.catalogue.models import Module
from courses.certificates import names
from courses.certificates.models import Certificate
from courses.certificates.queries import newer_snapshot, snapshot_of_module
from courses.certificates.rules import can_be_certified, can_issue, can_renew, can_withdraw, gives_certificate
from courses.certificates.snapshots import competence_snapshot, says_the_same
from courses.certificates.spellings import NEWEST
from courses.enrolments.models import Enrolment
from lms.audit.actions import record
from lms.competences.models import Competence
from lms.competences.queries import attainments_of
from lms.core import days
from lms.core.conf import conf
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.safety.faces.queries import skills_face

#: All that a confirmed name is kept as. A fingerprint without its rule is the fingerprint of another name.
NAME_FIELDS = (
    "name_salt",
    "name_fingerprint",
    "name_rule",
    "name",
    "name_confirmed_at",
    "name_confirmed_by",
)


@transaction.atomic
def issue_for_module(enrolment: Enrolment, module: Module) -> Certificate | None:
    """The certificate of a passed module, once."""
    if not gives_certificate(module):
        return None
    existing = Certificate.objects.filter(
        person=enrolment.person, about=module.uuid, withdrawn_at=None
    ).first()
    if existing:
        return existing
    snapshot = snapshot_of_module(enrolment.person, module)
    return _issue(enrolment.person, Certificate.Kind.MODULE, module.uuid, snapshot)


@transaction.atomic
def issue_for_competence(person: Person, competence: Competence) -> Certificate:
    """A certificate of one competence she has, at her best level, with every kind of evidence for it."""
    lock(person)
    attainments = list(attainments_of(person).filter(competence=competence))
    permit(can_be_certified(competence, attainments))
    existing = Certificate.objects.filter(person=person, about=competence.uuid, withdrawn_at=None).first()
    snapshot = competence_snapshot(competence, attainments)
    if existing and says_the_same(snapshot, existing.snapshot):
        return existing
    if existing:
        return _put_in_its_place(existing, snapshot, by=person)
    return _issue(person, Certificate.Kind.COMPETENCE, competence.uuid, snapshot)


@transaction.atomic
def issue_for_competences(person: Person, competences: Iterable[Competence]) -> list[Certificate]:
    """Of each its own; all of them or none."""
    return [issue_for_competence(person, competence) for competence in competences]


@transaction.atomic
def renew(certificate: Certificate, *, by: Person) -> Certificate:
    """A newer certificate of the same module, with what she has shown since, in the place of this one.

    She alone asks for it: the paper she has given away says from then on that there is a newer one. The same
    when there is no more to say, or it was asked for twice.
    """
    permit(can_renew(by, certificate))
    lock(by)
    lock(certificate)
    snapshot = newer_snapshot(certificate)
    if snapshot is None:
        return certificate.newest or certificate
    return _put_in_its_place(certificate, snapshot, by=by)


def _put_in_its_place(certificate: Certificate, snapshot: dict[str, Any], *, by: Person) -> Certificate:
    """The name that was confirmed with her is hers on the newer one too."""
    lock(certificate)
    withdraw(certificate, by=by)
    new = _issue(certificate.person, certificate.kind, certificate.about, snapshot)
    lock(new)
    for name in NAME_FIELDS:
        setattr(new, name, getattr(certificate, name))
    new.save(update_fields=NAME_FIELDS)
    _replace(certificate, new)
    return new


def _replace(certificate: Certificate, new: Certificate) -> None:
    lock(certificate)
    certificate.replaced_by = new
    certificate.save(update_fields=["replaced_by"])


def _issue(person: Person, kind: Any, about: UUID, snapshot: dict[str, Any]) -> Certificate:
    certificate, created = Certificate.objects.get_or_create(
        person=person,
        about=about,
        withdrawn_at=None,
        defaults={"kind": kind, "snapshot": snapshot, **_issued_by()},
    )
    if created:
        record("certificate.issued", actor=None, subject=certificate)
    return certificate


def not_yet_issued(person: Person, snapshot: dict[str, Any]) -> Certificate:
    """What it would say if it were issued now: for a look at it. Kept nowhere."""
    return Certificate(person=person, snapshot=snapshot, **_issued_by())


def _issued_by() -> dict[str, Any]:
    face = skills_face()
    return {
        "issuer": (face.issuer or face.name) if face else "",
        "place": face.place if face else "",
        "signatory": face.signatory if face else "",
        "signatory_role": face.signatory_role if face else "",
        "in_languages": {"place": face.place_in, "signatory_role": face.signatory_role_in} if face else {},
    }


#: So many wrong names are compared with one certificate in a day, whoever tries and from wherever.
WRONG_NAMES_A_DAY = 10


def try_name(certificate: Certificate, name: str) -> bool | None:
    """Whether this is the name on it; None when no more names are compared today.

    Whether it is valid, everybody is told all the same.

    The try is taken before the name is compared and given back when it was the right one: many at once get no
    more of them.
    """
    today = days.today()
    row = Certificate.objects.filter(pk=certificate.pk)
    row.exclude(wrong_names_on=today).update(wrong_names=0, wrong_names_on=today)
    if not row.filter(wrong_names__lt=WRONG_NAMES_A_DAY).update(wrong_names=F("wrong_names") + 1):
        return None
    matches = certificate.is_named(name)
    if matches:
        row.filter(wrong_names_on=today, wrong_names__gt=0).update(wrong_names=F("wrong_names") - 1)
    return matches


@transaction.atomic
def confirm_name(certificate: Certificate, name: str, *, by: Person) -> Certificate:
    """An authorised issuer confirms the name with her, once.

    Correcting it later is a re-issue, not a change.
    """
    lock(certificate)
    permit(can_issue(by, certificate))
    if certificate.withdrawn_at:
        raise ValidationError(_("This certificate was withdrawn a moment ago. Nothing was saved."))
    if not names.is_a_name(name):
        raise ValidationError(_("Type the name."))
    if certificate.has_name:
        raise ValidationError(
            _("A name is already confirmed for this certificate. To correct it, issue it again.")
        )
    certificate.name_salt = names.new_salt()
    certificate.name_fingerprint = names.name_fingerprint(name, certificate.name_salt)
    certificate.name_rule = NEWEST
    certificate.name = name if conf.store_certificate_names else ""
    certificate.name_confirmed_at = timezone.now()
    certificate.name_confirmed_by = by
    certificate.save(update_fields=NAME_FIELDS)
    record("certificate.name_confirmed", actor=by, subject=certificate)
    return certificate


@transaction.atomic
def reissue(certificate: Certificate, *, by: Person) -> Certificate:
    """Withdraw it and give a new one with the same words, a new code and no name yet.

    Asked twice, the second gets what the first was given. ValidationError when it was withdrawn and nothing
    took its place.
    """
    lock(certificate)
    permit(can_issue(by, certificate))
    if certificate.withdrawn_at:
        return _in_its_place(certificate)
    withdraw(certificate, by=by)
    new = Certificate.objects.create(
        person=certificate.person,
        kind=certificate.kind,
        about=certificate.about,
        snapshot=certificate.snapshot,
        issuer=certificate.issuer,
        place=certificate.place,
        signatory=certificate.signatory,
        signatory_role=certificate.signatory_role,
        in_languages=certificate.in_languages,
        issued_at=certificate.issued_at,
    )
    _replace(certificate, new)
    record("certificate.reissued", actor=by, subject=new)
    return new


def _in_its_place(certificate: Certificate) -> Certificate:
    existing = Certificate.objects.filter(
        person=certificate.person_id, about=certificate.about, withdrawn_at=None
    ).first()
    if existing is None:
        raise ValidationError(_("This certificate has been withdrawn. It cannot be issued again."))
    return existing


@transaction.atomic
def withdraw(certificate: Certificate, *, by: Person) -> None:
    """From now on checking it answers "withdrawn"."""
    lock(certificate)
    permit(can_withdraw(by, certificate))
    if certificate.withdrawn_at is None:
        certificate.withdrawn_at = timezone.now()
        certificate.save(update_fields=["withdrawn_at"])
        record("certificate.withdrawn", actor=by, subject=certificate)


def unlink_certificates(person: Person) -> None:
    """Her account goes and her certificates stay: whoever has one can still check it, and it leads to nobody.
    Of one that a newer one replaced, the paper still says so.

    Of its moments the days stay: to the second they would say which entries of the audit belong together.
    """
    for certificate in Certificate.objects.filter(person=person):
        if certificate.state == Certificate.State.WITHDRAWN:
            continue
        noons = {
            name: days.noon_of(days.day_of(moment))
            for name in ("issued_at", "name_confirmed_at", "withdrawn_at")
            if (moment := getattr(certificate, name))
        }
        Certificate.objects.filter(pk=certificate.pk).update(person=None, **noons)
