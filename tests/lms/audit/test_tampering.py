"""S33: whoever writes to the tables by hand is refused, or `check_audit` says what was done."""

# ruff: noqa: S608 - the statements are written by hand on purpose

import datetime
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from lms.audit import guard
from lms.audit.actions import change_openings, drop_openings, log_access, record
from lms.audit.models import AccessEntry, AuditEntry, AuditHead, Pseudonym
from lms.audit.queries import check_chain, problems
from lms.desk.access_kinds import CARD, PAGE
from tests.factories.people import make_learner, make_worker

pytestmark = pytest.mark.django_db
COLUMNS = "id, number, at, actor_id, about_id, action, subject, facts, books, previous, digest"
HEAD_COLUMNS = "id, count, digest, names, names_total, openings, openings_total"


def alter(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def says() -> str:
    """What the command finds; "" when all is well."""
    try:
        call_command("check_audit", stdout=StringIO())
    except CommandError as problem:
        return str(problem)
    return ""


def copied(changed: str = "action = 'nothing'") -> str:
    """Entry 2 again, with something else in it."""
    name, _equals, value = changed.partition(" = ")
    columns = COLUMNS.split(", ")
    return (
        f"SELECT {', '.join(value if column == name else column for column in columns)} FROM lms_auditentry"
        " WHERE number = 2"
    )


@pytest.fixture
def lived():
    """Two learners and their worker, and who opened what."""
    worker = make_worker()
    type(worker).objects.update(last_login=None)  # the factory signs nobody in
    learners = [make_learner(worker=worker), make_learner(worker=worker)]
    for learner in learners:
        log_access(learner.user, reader=worker, kind=PAGE, role="case_worker")
    return [learner.user for learner in learners]


@pytest.fixture
def lifted(lived):
    """What somebody who owns the tables can do, who puts the triggers up again after that."""
    guard.lift(connection)
    yield
    guard.put_up(connection)


def tampered(*statements: str) -> str:
    alter(*statements)
    guard.put_up(connection)
    return says()


def test_s33_all_is_well_before(lived):
    assert says() == ""


REFUSED = {
    "an update": "UPDATE lms_auditentry SET action = 'nothing' WHERE number = 2",
    "an update that replaces": "UPDATE OR REPLACE lms_auditentry SET number = 3 WHERE number = 2",
    "a deletion": "DELETE FROM lms_auditentry WHERE number = 2",
    "a replacement": f"REPLACE INTO lms_auditentry ({COLUMNS}) {copied()}",
    "an insert that replaces": f"INSERT OR REPLACE INTO lms_auditentry ({COLUMNS}) {copied()}",
    "a replacement under another key": f"REPLACE INTO lms_auditentry ({COLUMNS}) {copied('id = 9999')}",
    "an upsert": (
        f"INSERT INTO lms_auditentry ({COLUMNS}) {copied()} AND true ON CONFLICT (id) DO UPDATE SET action ="
        " excluded.action"
    ),
    "an upsert by number": (
        f"INSERT INTO lms_auditentry ({COLUMNS}) {copied('id = 9999')} AND true ON CONFLICT (number) DO"
        " UPDATE SET action = 'nothing'"
    ),
    "the end of the chain gone": "DELETE FROM lms_audithead",
    "the end of the chain set back": "UPDATE lms_audithead SET count = 1",
    "the end of the chain replaced": (
        f"REPLACE INTO lms_audithead ({HEAD_COLUMNS}) SELECT {HEAD_COLUMNS.replace('count', '1')} FROM"
        " lms_audithead"
    ),
    "a second end": (
        f"INSERT INTO lms_audithead ({HEAD_COLUMNS}) SELECT {HEAD_COLUMNS.replace('id', '2', 1)} FROM"
        " lms_audithead"
    ),
    "everything at once": "TRUNCATE lms_auditentry",
}
SQLITE_ONLY = ("REPLACE", "INSERT OR", "UPDATE OR")


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_s33_the_database_refuses_every_way_of_changing_what_is_there(lived, statement, recursive):
    if connection.vendor == "sqlite":
        if statement.startswith("TRUNCATE"):
            pytest.skip("SQLite has no such statement")
        alter(f"PRAGMA recursive_triggers = {recursive}")
    elif statement.startswith(SQLITE_ONLY) or statement.startswith("INSERT INTO lms_audithead"):
        pytest.skip("PostgreSQL has no such statement, or its key refuses it")
    before = list(AuditEntry.objects.values()), list(AuditHead.objects.values())
    with pytest.raises(DatabaseError, match=guard.REFUSAL), transaction.atomic():
        alter(statement)
    assert (list(AuditEntry.objects.values()), list(AuditHead.objects.values())) == before


CHANGED = {
    "an entry replaced": (
        lambda: [f"REPLACE INTO lms_auditentry ({COLUMNS}) {copied()}"],
        "broken at entry 2:",
    ),
    "an entry gone": (lambda: ["DELETE FROM lms_auditentry WHERE number = 2"], "broken at entry 2:"),
    "an entry of somebody else": (
        lambda: [_swap("lms_auditentry", "actor_id", "number", 2, 5)],
        "broken at entry 2:",
    ),
    "two people swapped": (
        lambda: [_swap("lms_pseudonym", "person_id", "id", *_two_names())],
        "whose entry it is was changed",
    ),
    "two numbers swapped": (
        lambda: [_swap("lms_pseudonym", "number", "id", *_two_names())],
        "whose entry it is was changed",
    ),
    "what it is about": (
        lambda: [
            "UPDATE lms_pseudonym SET subject = 'nothing' WHERE id = (SELECT MIN(id) FROM lms_pseudonym)"
        ],
        "whose entry it is was changed",
    ),
    "a link gone": (
        lambda: ["DELETE FROM lms_pseudonym WHERE id = (SELECT MIN(id) FROM lms_pseudonym)"],
        "links are there",
    ),
    "all links gone": (lambda: ["DELETE FROM lms_pseudonym"], "0 links are there"),
    "an opening gone": (
        lambda: ["DELETE FROM lms_accessentry WHERE id = (SELECT MIN(id) FROM lms_accessentry)"],
        "1 rows are there, 2 were written",
    ),
    "all openings gone": (lambda: ["DELETE FROM lms_accessentry"], "0 rows are there, 2 were written"),
    "another reader": (
        lambda: [f"UPDATE lms_accessentry SET reader_id = {make_worker().pk}"],
        "was changed or put in",
    ),
    "no reader": (lambda: ["UPDATE lms_accessentry SET reader_id = NULL"], "was changed or put in"),
    "another day": (
        lambda: ["UPDATE lms_accessentry SET at = '2020-01-01 00:00:00'"],
        "was changed or put in",
    ),
    "an opening twice": (lambda: [_twice()], "3 rows are there, 2 were written"),
    "an opening gone, and the book with it": (
        lambda: [
            "DELETE FROM lms_accessentry",
            f"UPDATE lms_audithead SET openings = 0, openings_total = '{'0' * 64}'",
        ],
        "broken at entry",
    ),
    "the end set back": (lambda: ["UPDATE lms_audithead SET count = count - 1"], "broken at entry"),
    "the end gone": (lambda: ["DELETE FROM lms_audithead"], "broken at entry"),
    "an emptied audit": (
        lambda: ["DELETE FROM lms_auditentry", "DELETE FROM lms_audithead"],
        "0 were written",
    ),
    "an emptied audit with its books": (
        lambda: [
            "UPDATE heal_users_user SET last_login = '2100-01-01 00:00:00'",
            *(
                f"DELETE FROM {table}"
                for table in ("lms_auditentry", "lms_audithead", "lms_pseudonym", "lms_accessentry")
            ),
        ],
        "accounts were signed in to",
    ),
}


def _swap(table: str, column: str, key: str, one: int, other: int) -> str:
    values = {row: f"(SELECT {column} FROM {table} WHERE {key} = {row})" for row in (one, other)}
    return (
        f"UPDATE {table} SET {column} = CASE {key} WHEN {one} THEN {values[other]} ELSE {values[one]} END"
        f" WHERE {key} IN ({one}, {other})"
    )


def _two_names() -> list[int]:
    first, *others = Pseudonym.objects.order_by("pk")
    return [
        first.pk,
        next(name.pk for name in others if name.person_id != first.person_id and name.number != first.number),
    ]


def _twice() -> str:
    columns = [field.column for field in AccessEntry._meta.concrete_fields]
    taken = ", ".join("99999" if column == "id" else column for column in columns)
    return (
        f"INSERT INTO lms_accessentry ({', '.join(columns)}) SELECT {taken} FROM lms_accessentry WHERE id ="
        " (SELECT MIN(id) FROM lms_accessentry)"
    )


@pytest.mark.parametrize(("statements", "said"), CHANGED.values(), ids=CHANGED)
def test_s33_the_command_says_what_was_done_by_hand(lifted, statements, said):
    if connection.vendor != "sqlite" and statements()[0].startswith(SQLITE_ONLY):
        pytest.skip("PostgreSQL has no such statement")
    assert said in tampered(*statements())


@pytest.mark.parametrize("name", [name for triggers in guard.TRIGGERS.values() for name in triggers])
def test_s33_a_trigger_that_is_gone_is_found(lived, name):
    if name not in guard.TRIGGERS[connection.vendor]:
        pytest.skip("the other database's")
    table, _when = guard.TRIGGERS[connection.vendor][name]
    alter(f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))
    assert f"its trigger {name} is gone" in says()
    guard.put_up(connection)
    assert says() == ""


def test_s33_a_trigger_that_does_nothing_is_found(lived):
    if connection.vendor == "sqlite":
        alter(
            "DROP TRIGGER lms_audit_no_update",
            "CREATE TRIGGER lms_audit_no_update BEFORE UPDATE ON lms_auditentry BEGIN SELECT 1; END",
        )
    else:
        alter("ALTER TABLE lms_auditentry DISABLE TRIGGER lms_audit_no_change")
    assert "is gone or changed" in says()


def test_s33_what_goes_rightly_is_no_change(lived):
    """A period that is over, an account that goes, a worker who leaves."""
    worker = AccessEntry.objects.first().reader
    drop_openings(AccessEntry.objects.filter(person=lived[0]))
    change_openings(AccessEntry.objects.all(), role="trainer")
    lived[1].delete()
    assert says() == ""
    log_access(lived[0], reader=worker, kind=CARD)
    worker.delete()
    assert (says(), AccessEntry.objects.get().reader) == ("", None)


def test_s33_an_older_audit_is_found_by_the_file_beside_the_backups(lived, settings, tmp_path):
    settings.LMS_BACKUP_DIR = tmp_path
    call_command("check_audit", anchor=True, stdout=StringIO())
    assert (tmp_path / "audit.txt").read_text().startswith(str(AuditHead.objects.get()))
    assert oct((tmp_path / "audit.txt").stat().st_mode & 0o777) == "0o600"
    with transaction.atomic():  # all of it goes back to this moment
        older = transaction.savepoint()
        record("test.done", actor=None, subject="thing")
        call_command("check_audit", anchor=True, stdout=StringIO())
        transaction.savepoint_rollback(older)
    assert "is not the one of that night" in says()


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "told"), [(-1, 0), (1, 1)])
def test_who_came_in_before_there_was_an_audit_is_no_gap(days, told):
    """A site that was there before has accounts that were signed in to."""
    began = MigrationRecorder.Migration.objects.get(app="lms", name="0002_audit_chain").applied
    person = get_user_model().objects.create_user("ed", password="a-long-password-for-tests")
    get_user_model().objects.filter(pk=person.pk).update(last_login=began + datetime.timedelta(days=days))
    assert len([said for said in problems(check_chain()) if "signed in to" in said]) == told
