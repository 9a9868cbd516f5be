"""S33: the audit is only added to, one entry after the other, and shows what was changed or is gone."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from courses.certificates.actions import _issue
from courses.certificates.models import Certificate
from lms.audit import guard
from lms.audit.actions import record
from lms.audit.models import AuditEntry, Pseudonym
from lms.audit.queries import check_chain
from lms.safety.faces.models import Face
from tests.factories.people import make_learner, make_worker

pytestmark = pytest.mark.django_db


def entries(about=None) -> list[str]:
    found = AuditEntry.objects.order_by("number")
    return list((found.filter(about__person=about) if about else found).values_list("action", flat=True))


@pytest.fixture
def three():
    for number in range(3):
        record("test.done", actor=None, subject="thing", step=number)


@pytest.fixture
def lifted():
    """What somebody with the database's own key can do."""
    guard.lift(connection)
    yield
    guard.put_up(connection)


def alter(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_s33_an_untouched_chain_holds(three):
    state = check_chain()
    assert (state.count, state.broken_at) == (3, None)


@pytest.mark.parametrize(
    ("statement", "broken_at"),
    [
        ("UPDATE lms_auditentry SET action = 'nothing' WHERE number = 2", 2),
        ("UPDATE lms_auditentry SET facts = '{}' WHERE number = 1", 1),
        ("DELETE FROM lms_auditentry WHERE number = 2", 2),
        ("DELETE FROM lms_auditentry WHERE number = 3", 3),
        ("DELETE FROM lms_auditentry", 1),
    ],
)
def test_s33_the_command_finds_an_entry_that_was_edited_or_removed(three, lifted, statement, broken_at):
    alter(statement)
    guard.put_up(connection)
    with pytest.raises(CommandError, match=f"broken at entry {broken_at}:"):
        call_command("check_audit")


def test_s33_the_command_says_what_to_keep_and_compares_it_later(three):
    out = StringIO()
    call_command("check_audit", stdout=out)
    kept = out.getvalue().split()[-1]
    record("test.done", actor=None, subject="thing")
    call_command("check_audit", expect=kept, stdout=StringIO())
    with pytest.raises(CommandError, match="not the one of that day"):
        call_command("check_audit", expect=f"3:{'0' * 64}")


@pytest.mark.parametrize(
    "statement", ["UPDATE lms_auditentry SET action = 'nothing'", "DELETE FROM lms_auditentry"]
)
def test_s33_the_database_refuses_to_change_an_entry(three, statement):
    with pytest.raises(DatabaseError, match=guard.REFUSAL), transaction.atomic():
        alter(statement)
    assert entries() == ["test.done"] * 3


def test_s33_the_app_refuses_to_change_an_entry(three):
    entry = AuditEntry.objects.first()
    for change in (
        entry.save,
        entry.delete,
        AuditEntry.objects.all().delete,
        lambda: AuditEntry.objects.update(action="nothing"),
    ):
        with pytest.raises(TypeError, match="only added"):
            change()
    assert check_chain().count == 3


def test_s33_what_is_undone_leaves_no_entry():
    with transaction.atomic():
        record("test.done", actor=None, subject="thing")
        transaction.set_rollback(True)
    assert entries() == []
    record("test.done", actor=None, subject="thing")
    assert check_chain() == check_chain().__class__(1, AuditEntry.objects.get().digest)


@pytest.mark.parametrize(
    "fact",
    ["She told me that", "10.0.0.1", "2001:db8::1", "Amina", "a" * 41, "giulia@example.org", 1.5, ["a"]],
)
def test_s33_no_note_no_name_and_no_network_address_can_be_a_fact(fact):
    with pytest.raises(ValueError, match="not a fact"):
        record("test.done", actor=None, subject="thing", note=fact)
    assert entries() == []


def test_s33_erasing_a_person_leaves_the_chain_whole_and_about_nobody():
    worker = make_worker()
    learner = make_learner(worker=worker)
    before = entries()
    assert entries(about=learner.user) == [
        "account.created",
        "role.given",
        "support_assignment.made",
        "card.issued",
        "pin.set",
    ]
    learner.user.delete()
    assert Pseudonym.objects.filter(person=learner.user.pk).count() == 0
    assert (entries(), check_chain().broken_at) == ([*before, "account.gone"], None)


def test_s33_signing_in_and_out_is_an_entry(faces, client):
    learner = make_learner()
    client.post(reverse("accounts:enter"), {"handle": learner.card.number, "code": learner.code})
    client.get("/leave/")
    assert entries(about=learner.user)[-2:] == ["signed_in", "signed_out"]
    addresses = [
        field
        for entry in AuditEntry.objects.all()
        for field in (entry.subject, *map(str, entry.facts.values()))
        if "127.0.0" in field
    ]
    assert addresses == []


def test_s33_a_certificate_is_an_entry_about_her(faces):
    learner = make_learner()
    _issue(
        learner.user,
        Certificate.Kind.MODULE,
        learner.profile.uuid,
        {"texts": {"en": {"title": "T", "course": "", "competences": []}}, "hours": 1},
    )
    assert entries(about=learner.user)[-1] == "certificate.issued"


def test_s33_a_setting_changed_in_wagtail_is_an_entry(faces, enter, django_user_model):
    administrator = django_user_model.objects.create_superuser("root", password="not-used")
    browser = enter(administrator)
    face = Face.objects.get(kind="skills")
    address = reverse("wagtailsettings:edit", args=["lms", "face", face.site_id])
    form = browser.get(address).context["form"]
    values = {name: form[name].value() or "" for name in form.fields}
    answer = browser.post(address, {**values, "name": "Another Path"})
    assert answer.status_code == 302
    changed = AuditEntry.objects.get(action="settings.changed")
    assert (changed.subject, changed.actor.person) == ("lms.face", administrator)
