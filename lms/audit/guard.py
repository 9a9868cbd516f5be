"""The database's own refusal to change the audit. Django's console, another program and a slip of ours meet it alike."""

from typing import Any

TABLE = "lms_auditentry"
REFUSAL = "audit entries are only added"

UP = {
    "sqlite": [
        f"CREATE TRIGGER IF NOT EXISTS lms_audit_no_update BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
        f"CREATE TRIGGER IF NOT EXISTS lms_audit_no_delete BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    ],
    "postgresql": [
        f"CREATE OR REPLACE FUNCTION lms_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
        f"DROP TRIGGER IF EXISTS lms_audit_no_change ON {TABLE}",
        f"CREATE TRIGGER lms_audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION lms_audit_refuse()",
    ],
}
DOWN = {
    "sqlite": ["DROP TRIGGER IF EXISTS lms_audit_no_update", "DROP TRIGGER IF EXISTS lms_audit_no_delete"],
    "postgresql": [f"DROP TRIGGER IF EXISTS lms_audit_no_change ON {TABLE}", "DROP FUNCTION IF EXISTS lms_audit_refuse()"],
}


def _run(connection: Any, statements: dict[str, list[str]]) -> None:
    if TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in statements.get(connection.vendor, []):
            cursor.execute(statement)


def put_up(connection: Any) -> None:
    """Twice is once. Run after every migration too: SQLite makes a table anew when a field changes, and its triggers are lost."""
    _run(connection, UP)


def lift(connection: Any) -> None:
    """Only for emptying the whole database (flush)."""
    _run(connection, DOWN)
