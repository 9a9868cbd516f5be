"""Periods are declared beside the fields and applied by a command.

What has no period stays until the account goes.
"""

import datetime
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.utils import timezone

from lms.accounts.models import Profile
from lms.audit.actions import log_access
from lms.audit.models import AccessEntry
from lms.contracts import personal_data
from lms.desk.access_kinds import PAGE
from lms.privacy import retention
from lms.privacy.models import ConsentReceipt
from tests.factories.lives import live
from tests.factories.people import make_learner, make_worker

pytestmark = pytest.mark.django_db


def ago(days: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=days)


@pytest.fixture
def openings():
    """One opening a day too old, one a day too young to go."""
    learner, worker = make_learner(), make_worker()
    for days in (366, 364):
        entry = log_access(learner.user, reader=worker, kind=PAGE)
        AccessEntry.objects.filter(pk=entry.pk).update(at=ago(days))
    return learner


def test_what_is_older_than_its_period_goes_and_nothing_younger(openings):
    assert retention.apply().gone["lms.AccessEntry"] == 1
    assert AccessEntry.objects.count() == 1


def test_a_dry_run_counts_and_leaves_everything(openings):
    out = StringIO()
    call_command("apply_retention", dry_run=True, stdout=out)
    assert "lms.AccessEntry: 1\n" in out.getvalue()
    assert AccessEntry.objects.count() == 2


def test_a_site_may_set_another_period(openings, settings):
    settings.LMS_KEEP_DAYS = {"lms.AccessEntry": 100}
    assert retention.look()["lms.AccessEntry"] == 2


@pytest.mark.parametrize(("days", "left"), [(729, 1), (731, 0)])
def test_an_account_nobody_used_for_two_years_is_erased(days, left):
    learner = make_learner()
    type(learner.user).objects.filter(pk=learner.user.pk).update(last_login=ago(days))
    retention.apply()
    assert Profile.objects.count() == left


def test_a_card_that_was_never_used_counts_from_the_day_it_was_made():
    learner = make_learner()
    Profile.objects.filter(pk=learner.profile.pk).update(created_at=ago(731))
    assert list(retention.unused_accounts()) == [learner.profile]


def test_every_declared_period_is_applied(faces):
    """Each date is set back by a hundred years: nothing with a period may stay."""
    live(faces.skills)
    for declaration in personal_data.declarations:
        if declaration.keep_days is not None and "__" not in declaration.keep_from:
            apps.get_model(declaration.label)._base_manager.update(**{declaration.keep_from: ago(36500)})
    ConsentReceipt.objects.update(expires_at=ago(36500))
    labels = {
        declaration.label for declaration in personal_data.declarations if declaration.keep_days is not None
    } - {retention.ACCOUNT}
    retention.apply()
    assert {label: count for label, count in retention.look().items() if label in labels and count} == {}
