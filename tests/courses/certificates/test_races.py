"""Certificates when several people act in the same moment (R2, R6).

Each has read the row before the first of them acts.
"""

import pytest
from django.core.exceptions import ValidationError

from courses.certificates.actions import (
    confirm_name,
    issue_for_competence,
    issue_for_module,
    reissue,
    withdraw,
)
from courses.certificates.models import Certificate
from courses.enrolments.models import Enrolment
from lms.audit.models import AuditEntry
from lms.competences.actions import award
from lms.competences.models import Attainment, Competence
from lms.organisations.models import Role
from tests.factories.people import make_learner, make_worker
from tests.racing import at_once, at_once_after_reading, failures

NAMES = ("Amina Diallo", "Maria Rossi", "Olena Kovalenko")


@pytest.fixture
def learner(own_database):
    return make_learner().user


def done(action: str) -> int:
    return AuditEntry.objects.filter(action=action).count()


@pytest.fixture
def reading(certificate):
    """Reads her certificate anew, as a view does."""
    return lambda: Certificate.objects.select_related("person__profile").get(pk=certificate.pk)


@pytest.mark.parametrize("again", range(4))
def test_r02_a_name_confirmed_in_the_moment_of_withdrawing_leaves_it_withdrawn(
    own_database, certificate, reading, trainer, again
):
    results = at_once_after_reading(
        (reading, lambda row: withdraw(row, by=row.person)),
        (reading, lambda row: confirm_name(row, NAMES[0], by=trainer)),
    )
    assert failures(results, ValidationError) == []
    assert Certificate.objects.get().withdrawn_at is not None
    assert Certificate.objects.get().has_name == (done("certificate.name_confirmed") == 1)


def test_r06_of_three_names_confirmed_at_once_one_is_and_the_others_are_told(
    own_database, certificate, reading, trainer
):
    def confirm(name: str):
        return reading, lambda row: (confirm_name(row, name, by=trainer), name)[1]

    results = at_once_after_reading(*map(confirm, NAMES))
    assert failures(results, ValidationError) == []
    confirmed = [result for result in results if isinstance(result, str)]
    existing = Certificate.objects.get()
    matching = [name for name in NAMES if existing.is_named(name)]
    assert (len(confirmed), matching, done("certificate.name_confirmed")) == (1, confirmed, 1)
    assert {str(told.message) for told in results if isinstance(told, ValidationError)} == {
        "A name is already confirmed for this certificate. To correct it, issue it again."
    }


def test_r06_issued_anew_six_times_at_once_is_one_new_certificate_for_all(
    own_database, certificate, reading, trainer
):
    results = at_once_after_reading((reading, lambda row: reissue(row, by=trainer).pk), times=6)
    assert failures(results) == []
    existing = Certificate.objects.get(withdrawn_at=None)
    assert (set(results), Certificate.objects.count(), done("certificate.reissued")) == ({existing.pk}, 2, 1)


def test_r06_what_she_withdrew_is_not_issued_anew(own_database, certificate, reading, trainer):
    results = at_once_after_reading(
        (reading, lambda row: withdraw(row, by=row.person)), (reading, lambda row: reissue(row, by=trainer))
    )
    assert failures(results, ValidationError) == []
    assert Certificate.objects.filter(withdrawn_at=None).count() == done("certificate.reissued")


def test_r06_withdrawn_four_times_at_once_is_withdrawn_once(own_database, certificate, reading):
    results = at_once_after_reading((reading, lambda row: withdraw(row, by=row.person)), times=4)
    assert (failures(results), done("certificate.withdrawn")) == ([], 1)


def test_r06_sixteen_presses_of_make_a_certificate_make_one(own_faces, learner, certificate, enter):
    competence = Competence.objects.get()
    browsers = [enter(learner) for _press in range(16)]
    wanted = {"competences": [str(competence.uuid)], "step": "make"}
    presses = [
        lambda browser=browser: browser.post("/learn/certificates/new/", wanted) for browser in browsers
    ]
    results = at_once(*presses)
    assert failures(results) == []
    made = Certificate.objects.get(kind=Certificate.Kind.COMPETENCE)
    assert {(answer.status_code, answer["Location"]) for answer in results} == {
        (303, f"/learn/certificates/{made.uuid}/")
    }


def test_r06_when_she_can_do_more_sixteen_presses_make_one_new_certificate(
    own_database, learner, certificate, trainer
):
    competence = Competence.objects.get()
    issue_for_competence(learner, competence)
    first = Attainment.objects.get()
    award(
        learner,
        competence,
        first.level,
        source="observed_practice",
        evidence_id=certificate.uuid,
        assessor=trainer,
    )
    results = at_once(
        lambda: issue_for_competence(type(learner).objects.get(pk=learner.pk), competence).pk, times=16
    )
    assert failures(results) == []
    made = Certificate.objects.get(kind=Certificate.Kind.COMPETENCE, withdrawn_at=None)
    assert (set(results), Certificate.objects.filter(kind=Certificate.Kind.COMPETENCE).count()) == (
        {made.pk},
        2,
    )


def test_r06_a_passed_module_gives_one_certificate_however_often_it_is_told(
    own_database, certificate, module
):
    Certificate.objects.all().delete()
    enrolment = Enrolment.objects.get()
    results = at_once(lambda: issue_for_module(Enrolment.objects.get(pk=enrolment.pk), module).pk, times=8)
    assert (failures(results), set(results)) == ([], {Certificate.objects.get().pk})


def test_r06_two_colleagues_at_the_desk_issue_anew_and_stand_before_the_same_certificate(
    own_faces, certificate, enter
):
    colleagues = [make_worker(Role.TRAINER) for _colleague in range(2)]
    browsers = [enter(colleague) for colleague in colleagues]
    results = at_once(
        *[
            lambda browser=browser: browser.post(f"/teach/certificates/{certificate.uuid}/anew/")
            for browser in browsers
        ]
    )
    assert failures(results) == []
    existing = Certificate.objects.get(withdrawn_at=None)
    assert {(answer.status_code, answer["Location"]) for answer in results} == {
        (303, f"/teach/certificates/{existing.uuid}/name/")
    }
