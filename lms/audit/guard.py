"""The database's own refusal to change the audit.

Django's console, another program and a slip of ours meet it alike.

Entries are added, and only added: `INSERT OR REPLACE` and upserts change rows without SQLite's triggers for
UPDATE and DELETE, so adding under a number or key that is there is refused as well. The end of the chain
moves forward only. Whoever owns the tables can take all this away; `check_audit` looks whether it stands.
"""

from typing import Any

ENTRIES, HEAD = "lms_auditentry", "lms_audithead"
REFUSAL = "audit entries are only added"
FUNCTION = "lms_audit_refuse"

_TAKEN = f"SELECT 1 FROM {ENTRIES} WHERE id = NEW.id OR number = NEW.number OR digest = NEW.digest"  # noqa: S608 # nosec B608 - our own names
_THERE = f"SELECT 1 FROM {HEAD}"  # noqa: S608 # nosec B608 - our own name

#: {name: (table, when)} for each database.
TRIGGERS: dict[str, dict[str, tuple[str, str]]] = {
    "sqlite": {
        "lms_audit_no_update": (ENTRIES, f"BEFORE UPDATE ON {ENTRIES}"),
        "lms_audit_no_delete": (ENTRIES, f"BEFORE DELETE ON {ENTRIES}"),
        "lms_audit_no_replace": (ENTRIES, f"BEFORE INSERT ON {ENTRIES} WHEN EXISTS ({_TAKEN})"),
        "lms_audit_head_no_delete": (HEAD, f"BEFORE DELETE ON {HEAD}"),
        "lms_audit_head_no_replace": (HEAD, f"BEFORE INSERT ON {HEAD} WHEN EXISTS ({_THERE})"),
        "lms_audit_head_no_way_back": (
            HEAD,
            f"BEFORE UPDATE ON {HEAD} WHEN NEW.id <> OLD.id OR NEW.count < OLD.count",
        ),
    },
    "postgresql": {
        "lms_audit_no_change": (
            ENTRIES,
            f"BEFORE UPDATE OR DELETE OR TRUNCATE ON {ENTRIES} FOR EACH STATEMENT",
        ),
        "lms_audit_head_no_delete": (HEAD, f"BEFORE DELETE OR TRUNCATE ON {HEAD} FOR EACH STATEMENT"),
        "lms_audit_head_no_way_back": (
            HEAD,
            f"BEFORE UPDATE ON {HEAD} FOR EACH ROW WHEN (NEW.id <> OLD.id OR NEW.count < OLD.count)",
        ),
    },
}


def _creating(vendor: str, name: str) -> list[str]:
    table, when = TRIGGERS[vendor][name]
    if vendor == "sqlite":
        return [f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"]
    # ALWAYS: also for a session that says it only replays what another server did
    return [
        f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION {FUNCTION}()",
        f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}",
    ]


def _dropping(vendor: str, name: str) -> str:
    return f"DROP TRIGGER IF EXISTS {name}" + (
        f" ON {TRIGGERS[vendor][name][0]}" if vendor == "postgresql" else ""
    )


def _run(connection: Any, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _tables_there(connection: Any) -> set[str]:
    return {ENTRIES, HEAD} & set(connection.introspection.table_names())


def _names(connection: Any) -> list[str]:
    """Of the triggers this database should have."""
    tables = _tables_there(connection)
    return [name for name, (table, _when) in TRIGGERS.get(connection.vendor, {}).items() if table in tables]


def put_up(connection: Any) -> None:
    """Twice is once.

    Run after every migration too: SQLite makes a table anew when a field changes, and its triggers are lost.
    """
    vendor, names = connection.vendor, _names(connection)
    if vendor == "postgresql" and names:
        _run(
            connection,
            [
                f"CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE"
                f" EXCEPTION '{REFUSAL}'; END $$"
            ],
        )
    for name in names:
        _run(connection, [_dropping(vendor, name), *_creating(vendor, name)])


def lift(connection: Any) -> None:
    """Only for emptying the whole database (flush) and for migrations."""
    names = _names(connection)
    _run(connection, [_dropping(connection.vendor, name) for name in names])
    if connection.vendor == "postgresql" and names:
        _run(connection, [f"DROP FUNCTION IF EXISTS {FUNCTION}()"])


def missing(connection: Any) -> list[str]:
    """The triggers that do not stand, or not as they were put up."""
    names = _names(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            existing = dict(cursor.fetchall())
            return [name for name in names if existing.get(name) != _creating("sqlite", name)[0]]
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT t.tgname FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT"
                " t.tgisinternal AND t.tgenabled = 'A' AND p.proname = %s AND p.prosrc LIKE %s",
                [FUNCTION, f"%RAISE EXCEPTION '{REFUSAL}'%"],
            )
            names_there = {row[0] for row in cursor.fetchall()}
            return [name for name in names if name not in names_there]
    return []
