from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.catalogue.models import Module
from courses.certificates import names
from courses.certificates.models import Certificate
from courses.enrolments.models import Enrolment
from lms.audit.actions import record
from lms.core.conf import conf
from lms.organisations.rules import can_confirm_names
from lms.safety.queries import skills_face


@transaction.atomic
def issue_for_module(enrolment: Enrolment, module: Module) -> Certificate | None:
    """The certificate of a passed module, once. A module that may not be seen outside gives none: its title would tell."""
    if not (module.visible_outside and module.course.visible_outside):
        return None
    standing = Certificate.objects.filter(person=enrolment.person, module=module.uuid, withdrawn_at=None).first()
    if standing:
        return standing
    face = skills_face()
    certificate = Certificate.objects.create(
        person=enrolment.person,
        module=module.uuid,
        snapshot=snapshot_of(module),
        issuer=(face.issuer or face.name) if face else "",
        place=face.place if face else "",
    )
    record("certificate.issued", actor=None, subject=certificate)
    return certificate


def snapshot_of(module: Module) -> dict[str, Any]:
    """What the certificate will say in every language the module is taught in, as it stands today."""
    taught = [row for row in module.taught.select_related("competence", "level") if row.competence.visible_outside]
    texts = {
        language: {
            "title": module.text_in("title", language),
            "course": module.course.text_in("title", language),
            "competences": [{"label": row.competence.label_in(language), "level": row.level.label_in(language)} for row in taught],
        }
        for language in module.texts
    }
    return {"texts": texts, "hours": module.hours, "practice_hours": 0}


@transaction.atomic
def confirm_name(certificate: Certificate, name: str, *, by: Any) -> Certificate:
    """An authorised issuer confirms the name with her, once. Correcting it later is a re-issue, not a change."""
    if not can_confirm_names(by, certificate.person.profile):
        raise PermissionDenied
    if not names.normalised(name):
        raise ValidationError(_("Type the name."))
    if certificate.has_name:
        raise ValidationError(_("A name is already confirmed for this certificate. To correct it, issue it anew."))
    certificate.name_salt = names.new_salt()
    certificate.name_fingerprint = names.name_fingerprint(name, certificate.name_salt)
    certificate.name = name if conf.store_certificate_names else ""
    certificate.name_confirmed_at = timezone.now()
    certificate.name_confirmed_by = by
    certificate.signatory = by.get_full_name()
    certificate.save()
    record("certificate.name_confirmed", actor=by, subject=certificate)
    return certificate


@transaction.atomic
def reissue(certificate: Certificate, *, by: Any) -> Certificate:
    """Withdraw it and give a new one with the same words, a new code and no name yet."""
    withdraw(certificate, by=by)
    new = Certificate.objects.create(
        person=certificate.person,
        module=certificate.module,
        snapshot=certificate.snapshot,
        issuer=certificate.issuer,
        place=certificate.place,
        issued_at=certificate.issued_at,
    )
    record("certificate.reissued", actor=by, subject=new)
    return new


@transaction.atomic
def withdraw(certificate: Certificate, *, by: Any) -> None:
    """From now on checking it answers "withdrawn"."""
    if not (by == certificate.person or can_confirm_names(by, certificate.person.profile)):
        raise PermissionDenied
    if certificate.withdrawn_at is None:
        certificate.withdrawn_at = timezone.now()
        certificate.save(update_fields=["withdrawn_at"])
        record("certificate.withdrawn", actor=by, subject=certificate)

