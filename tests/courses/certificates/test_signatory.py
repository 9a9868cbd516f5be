"""Who signs stands in the settings of the face.

The colleague who confirmed a name is on no sheet, and the audit knows.
"""

from importlib import import_module

import pytest
from django.apps import apps

from courses.certificates import sheets
from courses.certificates.actions import confirm_name, reissue
from courses.certificates.models import Certificate
from lms.audit.models import AuditEntry
from lms.safety.faces.models import Face
from tests.courses.certificates.conftest import NAME

pytestmark = pytest.mark.django_db
COLLEAGUE = "Marta Ferrero"
signed_by_the_alias = import_module("courses.migrations.0003_signed_by_the_alias")


@pytest.fixture
def printed(monkeypatch):
    """Who signs a sheet, and everything else that is set on it."""

    def call(certificate) -> tuple[str, str]:
        told = {}
        monkeypatch.setattr(
            sheets, "named_pdf", lambda template, context, **facts: told.update(context, **facts) or b""
        )
        sheets.certificate_pdf(Certificate.objects.get(pk=certificate.pk), languages=["en"], name=NAME)
        return (told["certificate"]["signatory"], told["texts"][0]["role"]), str(told)

    return call


def signs(name: str, role: str) -> None:
    Face.objects.filter(kind="skills").update(signatory=name, signatory_role=role)


def test_s21_the_alias_signs_and_never_who_confirmed(faces, pass_test, module, trainer, printed):
    signs("Paola Rinaldi", "Head of training")
    named = confirm_name(pass_test(module), NAME, by=trainer)
    signatory, sheet = printed(named)
    assert (signatory, COLLEAGUE in sheet) == (("Paola Rinaldi", "Head of training"), False)
    kept = Certificate.objects.get()
    assert (kept.signatory, kept.signatory_role) == ("Paola Rinaldi", "Head of training")
    assert AuditEntry.objects.get(action="certificate.name_confirmed").actor.person_id == trainer.pk
    assert Certificate.objects.get().name_confirmed_by == trainer


def test_s21_a_certificate_keeps_its_signatory_and_an_older_one_without_gets_todays(
    faces, pass_test, module, trainer, printed
):
    without = pass_test(module)
    assert printed(without)[0] == ("", "")
    signs("Paola Rinaldi", "")
    assert printed(without)[0] == ("Paola Rinaldi", "")
    new = reissue(without, by=trainer)
    Certificate.objects.filter(pk=new.pk).update(signatory="Paola Rinaldi")
    signs("Ivo Neri", "Director")
    assert printed(new)[0] == ("Paola Rinaldi", "")


def test_s21_those_given_before_lose_the_colleague_and_can_have_her_back(faces, named):
    Certificate.objects.update(signatory=COLLEAGUE)
    signed_by_the_alias.take_out(apps, None)
    assert Certificate.objects.get().signatory == ""
    signed_by_the_alias.put_back(apps, None)
    assert Certificate.objects.get().signatory == COLLEAGUE


def test_town_and_role_are_said_in_the_language_of_the_sheet(faces, pass_test, module, printed):
    face = Face.objects.filter(kind="skills")
    face.update(place="Turin", place_in={"it": "Torino"})
    face.update(signatory="Paola Rinaldi", signatory_role="Head of training")
    face.update(signatory_role_in={"it": "Responsabile della formazione"})
    made = pass_test(module)
    face.update(place_in={}, signatory_role_in={})
    said = [
        (made.said_in("place", code), made.said_in("signatory_role", code)) for code in ("en", "it", "es")
    ]
    assert said == [
        ("Turin", "Head of training"),
        ("Torino", "Responsabile della formazione"),
        ("Turin", "Head of training"),
    ]
    assert printed(made)[0] == ("Paola Rinaldi", "Head of training")
