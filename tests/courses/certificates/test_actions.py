"""Certificates are snapshots: issued once, named once, reissued or withdrawn, never changed."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import override_settings
from django.utils import timezone

from courses.catalogue.models import Course, Module
from courses.certificates.actions import (
    confirm_name,
    issue_for_competence,
    issue_for_module,
    reissue,
    withdraw,
)
from courses.certificates.models import Certificate
from courses.certificates.names import name_matches
from courses.enrolments.models import Enrolment
from lms.audit.models import AuditEntry
from lms.competences.actions import award
from lms.competences.models import Competence, Level
from lms.organisations.models import Role
from lms.safety.faces.models import Face
from tests.factories import courses as make
from tests.factories.people import make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db


def actions_done() -> list[str]:
    return list(
        AuditEntry.objects.filter(action__startswith="certificate.")
        .order_by("number")
        .values_list("action", flat=True)
    )


# ── issuing ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_it_says_what_she_has_shown_in_every_language_of_the_module(certificate, module, learner):
    label = module.taught.get().competence.label_in("en")
    assert (certificate.person, certificate.kind, certificate.about) == (learner, "module", module.uuid)
    assert certificate.snapshot == {
        "texts": {
            "en": {
                "title": "A clean kitchen",
                "course": "Kitchen work",
                "competences": [{"label": label, "level": "Basic", "evidence": "Test"}],
            },
            "it": {
                "title": "Una cucina pulita",
                "course": "Kitchen work",
                "other": {"course": "en"},
                "competences": [
                    {"label": label, "level": "Base", "other": {"label": "en"}, "evidence": "Test"}
                ],
            },
        },
        "hours": 6,
        "practice_hours": 0,
    }
    assert (certificate.has_name, certificate.name, certificate.withdrawn_at) == (False, "", None)


def test_s21_the_issuer_is_the_faces_neutral_name(faces, certificate):
    assert (certificate.issuer, certificate.place) == ("Open Path Training", "Turin")


def test_s21_without_an_issuer_it_is_the_faces_own_name(faces, pass_test, module):
    Face.objects.filter(kind="skills").update(issuer="", place="")
    made = pass_test(module)
    assert (made.issuer, made.place) == ("Open Path", "")


def test_it_is_issued_once(certificate, pass_test, module):
    assert pass_test(module) == certificate
    assert Certificate.objects.count() == 1
    assert actions_done() == ["certificate.issued"]


def test_every_code_is_another_one(certificate, pass_test):
    assert pass_test(make.taught_module()).code != certificate.code


@pytest.mark.parametrize("hidden", [Module, Course])
def test_what_may_not_be_seen_outside_gives_no_certificate(pass_test, module, hidden):
    hidden.objects.update(visible_outside=False)
    assert pass_test(Module.objects.get(pk=module.pk)) is None
    assert Certificate.objects.count() == 0


def test_a_competence_that_may_not_be_seen_outside_is_not_on_it(pass_test, module):
    hidden, level = make.competence("rights-after-trafficking")
    Competence.objects.filter(pk=hidden.pk).update(visible_outside=False)
    module.taught.create(competence=hidden, level=level, position=1)
    snapshot = pass_test(module).snapshot
    assert [row["label"] for row in snapshot["texts"]["en"]["competences"]] == [
        module.taught.first().competence.label_in("en")
    ]
    assert "trafficking" not in str(snapshot)


def test_it_keeps_its_words_when_the_course_changes(certificate, module):
    before = certificate.snapshot
    module.texts["en"]["title"] = "Hygiene"
    module.hours = 60
    module.save()
    Competence.objects.update(labels={"en": "Something else"})
    Level.objects.update(labels={"en": "Expert"})
    certificate.refresh_from_db()
    assert (certificate.snapshot, certificate.title) == (before, "A clean kitchen")


def test_practice_that_was_seen_before_is_named_too(learner, pass_test, module):
    taught = module.taught.get()
    award(learner, taught.competence, taught.level, source="observed_practice", evidence_id=uuid.uuid4())
    assert (
        pass_test(module).snapshot["texts"]["en"]["competences"][0]["evidence"] == "Test, Observed practice"
    )


# ── of one competence ───────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def taught(module):
    return module.taught.get()


def test_a_competence_she_has_gives_a_certificate_at_her_best_level(learner, taught):
    higher = Level.objects.create(
        framework=taught.competence.framework, code="alone", rank=2, labels={"en": "Alone"}
    )
    award(learner, taught.competence, higher, source="observed_practice", evidence_id=uuid.uuid4())
    award(learner, taught.competence, taught.level, source="quiz", evidence_id=uuid.uuid4())
    made = issue_for_competence(learner, taught.competence)
    label = taught.competence.label_in("en")
    assert (made.kind, made.about) == ("competence", taught.competence.uuid)
    assert made.snapshot == {
        "texts": {
            "en": {
                "title": label,
                "course": "",
                "competences": [{"label": label, "level": "Alone", "evidence": "Test, Observed practice"}],
            }
        },
        "hours": 0,
        "practice_hours": 0,
    }


def test_asking_again_gives_the_same_until_there_is_more_to_say(learner, taught):
    award(learner, taught.competence, taught.level, source="quiz", evidence_id=uuid.uuid4())
    first = issue_for_competence(learner, taught.competence)
    assert issue_for_competence(learner, taught.competence) == first
    award(learner, taught.competence, taught.level, source="observed_practice", evidence_id=uuid.uuid4())
    second = issue_for_competence(learner, taught.competence)
    assert second != first
    assert list(Certificate.objects.filter(withdrawn_at=None)) == [second]


def test_a_competence_she_does_not_have_gives_none(learner, taught):
    award(make_learner().user, taught.competence, taught.level, source="quiz", evidence_id=uuid.uuid4())
    with pytest.raises(PermissionDenied):
        issue_for_competence(learner, taught.competence)
    assert Certificate.objects.count() == 0


def test_a_competence_that_may_not_be_seen_outside_gives_none(learner, taught):
    award(learner, taught.competence, taught.level, source="quiz", evidence_id=uuid.uuid4())
    Competence.objects.update(visible_outside=False)
    with pytest.raises(PermissionDenied):
        issue_for_competence(learner, Competence.objects.get(pk=taught.competence_id))
    assert Certificate.objects.count() == 0


# ── the name ────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_name_is_confirmed_with_its_fingerprint_alone(certificate, trainer):
    confirm_name(certificate, "Amina Diallo", by=trainer)
    certificate.refresh_from_db()
    assert (certificate.has_name, certificate.name, certificate.signatory, certificate.name_confirmed_by) == (
        True,
        "",
        "",
        trainer,
    )
    assert [
        name_matches(name, salt=certificate.name_salt, fingerprint=certificate.name_fingerprint)
        for name in ("amina  diallo", "Amina Dialla")
    ] == [True, False]
    stored = str(list(Certificate.objects.values())) + str(list(AuditEntry.objects.values()))
    assert [part for part in ("Amina", "amina", "Diallo", "diallo") if part in stored] == []
    assert actions_done() == ["certificate.issued", "certificate.name_confirmed"]


@override_settings(LMS_STORE_CERTIFICATE_NAMES=True)
def test_a_site_may_choose_to_keep_the_name(certificate, trainer):
    assert confirm_name(certificate, "Amina Diallo", by=trainer).name == "Amina Diallo"


def test_a_name_is_confirmed_once(named, trainer):
    before = named.name_fingerprint
    with pytest.raises(ValidationError, match="already confirmed"):
        confirm_name(named, "Another Name", by=trainer)
    named.refresh_from_db()
    assert named.name_fingerprint == before


@pytest.mark.parametrize("name", ["", "  ", "'-'", "?", "123", "+ *", "ー"])
def test_nothing_is_not_a_name(certificate, trainer, name):
    with pytest.raises(ValidationError, match="Type the name"):
        confirm_name(certificate, name, by=trainer)
    assert Certificate.objects.get().has_name is False


@pytest.mark.parametrize("role", [Role.TRAINER, Role.COORDINATOR])
def test_whoever_may_see_her_confirms_it(certificate, role):
    assert confirm_name(certificate, "Amina Diallo", by=make_worker(role)).has_name is True


@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.LEARNER, Role.EMPLOYER])
def test_s23_nobody_else_does(certificate, role):
    with pytest.raises(PermissionDenied):
        confirm_name(certificate, "Amina Diallo", by=make_worker(role))
    assert Certificate.objects.get().has_name is False


def test_s23_a_trainer_of_another_organisation_does_not(certificate):
    with pytest.raises(PermissionDenied):
        confirm_name(
            certificate,
            "Amina Diallo",
            by=make_worker(Role.TRAINER, organisation=make_organisation("Ergasia")),
        )


def test_s23_she_does_not_confirm_her_own(certificate, learner):
    with pytest.raises(PermissionDenied):
        confirm_name(certificate, "Amina Diallo", by=learner)


# ── withdrawing and giving anew ─────────────────────────────────────────────────────────────────────────────
def test_reissuing_keeps_the_words_and_the_day_and_asks_for_the_name_again(named, trainer):
    new = reissue(named, by=trainer)
    named.refresh_from_db()
    assert named.withdrawn_at is not None
    assert (new.snapshot, new.issuer, new.place, new.issued_at, new.about) == (
        named.snapshot,
        named.issuer,
        named.place,
        named.issued_at,
        named.about,
    )
    assert new.code != named.code
    assert (new.has_name, new.signatory, new.withdrawn_at) == (False, "", None)
    assert actions_done() == [
        "certificate.issued",
        "certificate.name_confirmed",
        "certificate.withdrawn",
        "certificate.reissued",
    ]


def test_s23_only_who_may_see_her_reissues(certificate):
    with pytest.raises(PermissionDenied):
        reissue(certificate, by=make_worker(Role.TRAINER, organisation=make_organisation("Ergasia")))
    assert list(Certificate.objects.values_list("withdrawn_at", flat=True)) == [None]


def test_withdrawing_twice_is_once(certificate, learner):
    withdraw(certificate, by=learner)
    at = Certificate.objects.get().withdrawn_at
    withdraw(certificate, by=learner)
    assert Certificate.objects.get().withdrawn_at == at
    assert actions_done() == ["certificate.issued", "certificate.withdrawn"]


def test_s23_another_learner_withdraws_nothing(certificate):
    with pytest.raises(PermissionDenied):
        withdraw(certificate, by=make_learner().user)
    assert Certificate.objects.get().withdrawn_at is None


def test_after_withdrawing_it_can_be_earned_again(certificate, learner, module):
    withdraw(certificate, by=learner)
    again = issue_for_module(Enrolment.objects.get(), module)
    assert again != certificate
    assert (again.withdrawn_at, Certificate.objects.filter(withdrawn_at__lte=timezone.now()).get()) == (
        None,
        certificate,
    )
