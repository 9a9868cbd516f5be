"""S35: after somebody was erased, no two entries of the audit tell that they were hers.

What fails for one stops nobody else's erasure.
"""

import datetime
from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import models
from django.utils import timezone

from courses.certificates.models import Certificate
from lms.accounts.models import Profile
from lms.audit.models import AuditEntry
from lms.audit.queries import check_chain, problems
from lms.privacy import erasure, retention
from lms.privacy.models import ErasedAccount, ErasureRequest
from tests.factories.lives import live
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


@pytest.fixture
def lived(faces):
    """Her life, with nobody signed in by the factory."""
    made = live(faces.skills)
    type(made.user).objects.update(last_login=None)
    return made


def hers(person) -> list[int]:
    return list(
        AuditEntry.objects.filter(
            models.Q(about__person=person) | models.Q(actor__person=person)
        ).values_list("number", flat=True)
    )


@pytest.mark.parametrize("keep", [True, False])
def test_s35_no_value_stands_in_two_entries_of_hers(lived, keep):
    numbers = hers(lived.user)
    erasure.erase(lived.user, keep_certificates=keep)
    entries = list(AuditEntry.objects.filter(number__in=numbers).values("actor_id", "about_id", "subject"))
    kinds = {
        entry["subject"] for entry in entries if "." in entry["subject"] or entry["subject"] == "account"
    }
    seen = Counter(str(value) for entry in entries for value in set(entry.values()) - {None, *kinds})
    assert ({value for value, count in seen.items() if count > 1}, len(numbers) > 8) == (set(), True)
    stays = {
        *Certificate.objects.values_list("uuid", flat=True),
        *ErasedAccount.objects.values_list("account", flat=True),
    }
    assert {str(value) for value in stays} & set(seen) == set()
    assert problems(check_chain()) == []


def test_s35_no_moment_that_stays_elsewhere_is_one_of_an_entry(lived):
    numbers = hers(lived.user)
    erasure.erase(lived.user, keep_certificates=True)
    moments = {entry.at.replace(microsecond=0) for entry in AuditEntry.objects.filter(number__in=numbers)}
    kept = list(
        Certificate.objects.filter(person=None).values("issued_at", "name_confirmed_at", "withdrawn_at")
    )
    assert kept
    near = {moment + datetime.timedelta(seconds=shift) for moment in moments for shift in (-1, 0, 1)}
    assert [
        value
        for row in kept
        for value in row.values()
        if value and value.replace(microsecond=0) in near and value.hour != 12
    ] == []
    assert {(row["issued_at"].hour, row["issued_at"].minute, row["issued_at"].second) for row in kept} == {
        (12, 0, 0)
    }


@pytest.fixture
def three_due(faces, monkeypatch):
    """Three accounts whose day has come; the second cannot be erased."""
    learners = [make_learner() for _number in range(3)]
    for learner in learners:
        erasure.ask_for_erasure(learner.user, keep_certificates=False, hours=0)
    usual = erasure._erase_rows

    def stuck(person, account):
        if person.pk == learners[1].user.pk:
            raise RuntimeError(f"nothing of {learners[1].profile.handle} may be in the report")
        usual(person, account)

    monkeypatch.setattr(erasure, "_erase_rows", stuck)
    return learners


def left() -> list[int]:
    return list(Profile.objects.order_by("pk").values_list("pk", flat=True))


def test_s35_one_that_fails_stops_nobody_elses(three_due, caplog):
    out = StringIO()
    with pytest.raises(CommandError) as problem:
        call_command("erase_due", stdout=out)
    assert (left(), out.getvalue().strip()) == ([three_due[1].profile.pk], "Accounts erased: 2.")
    assert str(problem.value).endswith("1. RuntimeError.")
    assert three_due[1].profile.handle not in str(problem.value)


def test_s35_neither_in_the_nights_work(three_due):
    ErasureRequest.objects.all().delete()
    long_ago = timezone.now() - datetime.timedelta(days=1000)
    Profile.objects.update(created_at=long_ago)
    type(three_due[0].user).objects.update(last_login=long_ago)
    with pytest.raises(CommandError, match=f"{retention.ACCOUNT}: RuntimeError"):
        call_command("apply_retention", stdout=StringIO())
    assert left() == [three_due[1].profile.pk]
    assert AuditEntry.objects.filter(action="retention.applied").count() == 1


def test_s35_rows_that_cannot_be_deleted_stop_no_others(faces, monkeypatch):
    monkeypatch.setitem(retention.DROPPED_BY, "lms.AccessEntry", lambda rows: 1 / 0)
    done = retention.apply()
    assert done.failures == ["lms.AccessEntry: ZeroDivisionError"]
    assert "lms.EntryThrottle" in done.gone


def test_s35_nor_after_a_restore_and_it_is_tried_again(three_due, monkeypatch):
    ErasureRequest.objects.all().delete()
    done = erasure.erase_again({learner.profile.uuid: False for learner in three_due})
    assert ((done.count, done.failures), left()) == ((2, ["RuntimeError"]), [three_due[1].profile.pk])
    assert ErasedAccount.objects.count() == 3
    monkeypatch.undo()
    assert (erasure.erase_due().count, left()) == (1, [])
