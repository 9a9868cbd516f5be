"""R6: consent and erasure, many times in the same moment."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from courses.certificates.actions import issue_for_module
from courses.enrolments.actions import enrol
from courses.enrolments.models import Enrolment
from employers.portfolios.actions import Draft, share
from employers.portfolios.models import Share
from lms.accounts.models import Profile
from lms.audit.models import AuditEntry
from lms.organisations.actions import suspend_account
from lms.organisations.models import Organisation
from lms.privacy import erasure, retention
from lms.privacy.actions import withdraw_consent
from lms.privacy.models import ConsentReceipt, ErasedAccount, ErasureRequest
from tests.factories import courses as make
from tests.factories.people import make_employer, make_learner, make_worker
from tests.racing import at_once, at_once_after_reading, failures


@pytest.fixture
def learner(own_database):
    return make_learner(worker=make_worker(username="giulia"))


def person(learner):
    return get_user_model().objects.select_related("profile").get(pk=learner.user.pk)


def done(action: str) -> int:
    return AuditEntry.objects.filter(action=action).count()


def test_r06_consent_taken_back_four_times_at_once_is_taken_back_once(learner):
    receipt = given(learner)
    results = at_once_after_reading(
        (lambda: ConsentReceipt.objects.get(pk=receipt.pk), withdraw_consent), times=4
    )
    assert (failures(results), done("consent.withdrawn")) == ([], 1)


def given(learner) -> ConsentReceipt:
    make_employer("Hotel Aurora")
    return ConsentReceipt.objects.create(
        person=learner.user,
        organisation=Organisation.objects.get(name="Hotel Aurora"),
        purpose="portfolio",
        items=[],
        text="I show.",
        expires_at=timezone.now() + datetime.timedelta(days=9),
    )


@pytest.mark.parametrize("again", range(3))
def test_r02_who_takes_her_wish_back_in_the_last_moment_is_not_half_erased(learner, again):
    erasure.ask_for_erasure(learner.user, keep_certificates=False, hours=0)
    results = at_once(lambda: erasure.take_back_erasure(person(learner)), erasure.erase_due)
    assert [
        problem for problem in failures(results) if type(problem).__name__ not in {"Gone", "DoesNotExist"}
    ] == []
    is_there = Profile.objects.filter(pk=learner.profile.pk).exists()
    assert (is_there, ErasedAccount.objects.count(), ErasureRequest.objects.count()) == (
        results[1].count == 0,
        int(not is_there),
        0,
    )


def test_r02_a_wish_taken_back_since_the_list_was_read_is_not_carried_out(learner):
    request = erasure.ask_for_erasure(learner.user, keep_certificates=False, hours=0)
    stale = ErasureRequest.objects.select_related("person__profile").get(pk=request.pk)
    erasure.take_back_erasure(person(learner))
    assert (erasure._erase_as_asked(stale), Profile.objects.filter(pk=learner.profile.pk).exists()) == (
        False,
        True,
    )


def test_r06_erased_four_times_at_once_she_is_erased_once(learner):
    results = at_once_after_reading(
        (lambda: person(learner), lambda row: erasure.erase(row, keep_certificates=False)), times=4
    )
    assert (failures(results), sorted(results), ErasedAccount.objects.count()) == (
        [],
        [False, False, False, True],
        1,
    )


def test_r02_who_entered_since_the_list_was_read_is_not_erased_as_unused(learner):
    Profile.objects.update(created_at=timezone.now() - datetime.timedelta(days=1000))
    stale = retention.unused_accounts().get()
    get_user_model().objects.filter(pk=learner.user.pk).update(last_login=timezone.now())
    assert (retention._erase_if_unused(stale), Profile.objects.filter(pk=learner.profile.pk).exists()) == (
        False,
        True,
    )


@pytest.mark.parametrize("again", range(3))
def test_r02_nothing_is_shown_of_somebody_who_is_suspended_in_the_same_moment(learner, again):
    module = make.taught_module()
    enrol(learner.user, module.course, by=None)
    certificate = issue_for_module(Enrolment.objects.get(), module)
    make_employer("Hotel Aurora")
    hotel = Organisation.objects.get(name="Hotel Aurora")
    draft = Draft(
        hotel,
        timezone.localdate() + datetime.timedelta(days=9),
        "Kitchen",
        items=[("certificate", certificate.uuid)],
    )
    worker = get_user_model().objects.get(username="giulia")
    results = at_once(
        lambda: share(person(learner), draft, language="en"),
        lambda: suspend_account(
            Profile.objects.get(pk=learner.profile.pk), worker=get_user_model().objects.get(pk=worker.pk)
        ),
    )
    assert [problem for problem in failures(results) if type(problem).__name__ != "PermissionDenied"] == []
    assert [row for row in Share.objects.select_related("consent") if row.consent.holds] == []
