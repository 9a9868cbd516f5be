"""S33: an audit of before, in which each person had one number, becomes one in which no two entries share
any.
"""

import importlib
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from lms.audit import guard
from lms.audit.actions import log_access, record
from lms.audit.models import AccessEntry, AuditEntry, AuditHead, Pseudonym
from lms.audit.queries import check_chain, problems
from lms.desk.access_kinds import PAGE
from tests.factories.people import make_learner, make_worker

pytestmark = pytest.mark.django_db
migration = importlib.import_module("lms.migrations.0014_audit_chained_anew")
editor = SimpleNamespace(connection=connection)


@pytest.fixture
def as_before():
    """One learner who is here and one who is gone, written as it was."""
    worker = make_worker()
    type(worker).objects.update(last_login=None)
    learner, gone = make_learner(worker=worker), make_learner(worker=worker)
    log_access(learner.user, reader=worker, kind=PAGE)
    gone.user.delete()
    migration.chain_as_before(with_plain_managers(), editor)
    AccessEntry.objects.update(salt="", seal="")
    yield learner
    guard.put_up(connection)


def with_plain_managers():
    """As in a migration: without what our own managers refuse."""

    class Plain:
        def __init__(self, model) -> None:
            self.objects = model._base_manager

        def __call__(self, **values):
            return self.objects.model(**values)

    return SimpleNamespace(get_model=lambda app, name: Plain(apps.get_model(app, name)))


def test_s33_one_number_for_each_person_before(as_before):
    tokens = {token for token in AuditEntry.objects.values_list("about_id", flat=True) if token}
    assert (
        Pseudonym.objects.filter(person=as_before.user).count(),
        len(tokens) < AuditEntry.objects.count(),
    ) == (1, True)
    assert check_chain().broken_at == 1  # the hashes are the old ones


def test_s33_afterwards_it_holds_and_no_two_entries_share_a_number(as_before):
    count = AuditEntry.objects.count()
    migration.chain_anew(with_plain_managers(), editor)
    guard.put_up(connection)
    state = check_chain()
    assert (state.count, problems(state)) == (count + 1, [])
    tokens = [
        token
        for pair in AuditEntry.objects.values_list("about_id", "actor_id")
        for token in set(pair)
        if token
    ]
    assert len(tokens) == len(set(tokens))
    last = AuditEntry.objects.order_by("-number")[0]
    assert (last.action, last.facts, last.subject.partition(":")[0]) == (
        "audit.chained_anew",
        {"whole": True},
        str(count),
    )
    assert AuditEntry.objects.get(action="card.issued", about__person=as_before.user).about.subject == str(
        as_before.profile.uuid
    )
    record("test.done", actor=None, subject="thing")
    assert problems(check_chain()) == []


def test_s33_that_it_did_not_hold_before_is_told_for_ever(as_before):
    AuditEntry._base_manager.filter(number=2).update(action="nothing")
    migration.chain_anew(with_plain_managers(), editor)
    assert AuditEntry.objects.order_by("-number")[0].facts == {"whole": False}


def test_s33_an_empty_audit_stays_empty():
    migration.chain_anew(with_plain_managers(), editor)
    guard.put_up(connection)
    assert (AuditEntry.objects.count(), AuditHead.objects.count()) == (0, 0)
