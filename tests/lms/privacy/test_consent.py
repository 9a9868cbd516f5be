"""A consent: kept in the words she saw, never changed but for its end."""

import datetime
import hashlib

import pytest
from django.utils import timezone

from lms.audit.models import AuditEntry
from lms.core import days
from lms.privacy.actions import give_consent, withdraw_consent
from lms.privacy.models import ConsentReceipt
from lms.safety.faces.models import Face
from tests.factories.people import make_learner, make_organisation

pytestmark = pytest.mark.django_db
TEXT = "I show 1 thing to Hotel Aurora."


@pytest.fixture
def learner():
    return make_learner().user


@pytest.fixture
def give(learner):
    def call(*, days: int = 30) -> ConsentReceipt:
        return give_consent(
            learner,
            make_organisation("Hotel Aurora", "employer"),
            purpose="portfolio",
            items=["certificate:1"],
            text=TEXT,
            text_version="share-1",
            language="it",
            expires_at=timezone.now() + datetime.timedelta(days=days),
        )

    return call


def test_s13_a_receipt_holds_everything_that_was_agreed(give, learner):
    receipt = ConsentReceipt.objects.get(pk=give().pk)
    assert (receipt.person, receipt.organisation.name, receipt.purpose, receipt.items) == (
        learner,
        "Hotel Aurora",
        "portfolio",
        ["certificate:1"],
    )
    assert (receipt.text, receipt.text_version, receipt.text_digest) == (
        TEXT,
        "share-1",
        hashlib.sha256(TEXT.encode()).hexdigest(),
    )
    assert (receipt.language, receipt.how, receipt.withdrawn_at, receipt.holds) == ("it", "form", None, True)
    assert receipt.given_at <= timezone.now()
    entry = AuditEntry.objects.get(action="consent.given")
    assert (entry.actor.person, entry.about.subject, entry.facts) == (
        learner,
        str(receipt.uuid),
        {"purpose": "portfolio"},
    )


def test_s15_taking_it_back_ends_it_at_once_and_changes_nothing_else(give, learner):
    receipt = give()
    before = ConsentReceipt.objects.values().get()
    withdraw_consent(receipt)
    after = ConsentReceipt.objects.values().get()
    assert {name for name in after if after[name] != before[name]} == {"withdrawn_at"}
    assert receipt.holds is False
    assert list(
        AuditEntry.objects.filter(action="consent.withdrawn").values_list("actor__person", "about__subject")
    ) == [(learner.pk, str(receipt.uuid))]


def test_taking_it_back_twice_is_once(give):
    receipt = give()
    withdraw_consent(receipt)
    at = receipt.withdrawn_at
    withdraw_consent(receipt)
    assert ConsentReceipt.objects.get().withdrawn_at == at
    assert AuditEntry.objects.filter(action="consent.withdrawn").count() == 1


def test_s15_it_ends_by_itself(give):
    assert [give(days=days).holds for days in (1, -1)] == [True, False]


def test_s15_an_end_that_was_agreed_keeps_its_hour_in_another_time_zone(shared_faces, learner):
    """The site moves its time zone; what she agreed to until a day ends in the moment she was told."""
    face = Face.objects.get(kind="skills")
    face.time_zone = "Europe/Rome"
    face.save()
    agreed = days.end_of(days.today() + datetime.timedelta(days=3))
    receipt = give_consent(
        learner,
        make_organisation("Hotel Aurora", "employer"),
        purpose="portfolio",
        items=["certificate:1"],
        text=TEXT,
        text_version="share-1",
        language="it",
        expires_at=agreed,
    )
    face.time_zone = "America/Los_Angeles"
    face.save()
    receipt.refresh_from_db()
    assert receipt.expires_at == agreed
