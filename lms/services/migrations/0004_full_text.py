"""The database's own full text index on the words of services: FTS5 in SQLite, GIN in PostgreSQL."""

from django.db import migrations

SQLITE = [
    "CREATE VIRTUAL TABLE lms_services_fts USING fts5("
    "words, content='lms_services_searchentry', content_rowid='service_id', tokenize='unicode61', prefix='2 3')",
    "CREATE TRIGGER lms_services_fts_in AFTER INSERT ON lms_services_searchentry BEGIN"
    " INSERT INTO lms_services_fts(rowid, words) VALUES (new.service_id, new.words); END",
    "CREATE TRIGGER lms_services_fts_out AFTER DELETE ON lms_services_searchentry BEGIN"
    " INSERT INTO lms_services_fts(lms_services_fts, rowid, words) VALUES ('delete', old.service_id, old.words); END",
    "CREATE TRIGGER lms_services_fts_changed AFTER UPDATE ON lms_services_searchentry BEGIN"
    " INSERT INTO lms_services_fts(lms_services_fts, rowid, words) VALUES ('delete', old.service_id, old.words);"
    " INSERT INTO lms_services_fts(rowid, words) VALUES (new.service_id, new.words); END",
    "INSERT INTO lms_services_fts(lms_services_fts) VALUES ('rebuild')",
]
SQLITE_BACK = [
    "DROP TRIGGER lms_services_fts_in",
    "DROP TRIGGER lms_services_fts_out",
    "DROP TRIGGER lms_services_fts_changed",
    "DROP TABLE lms_services_fts",
]
POSTGRESQL = [
    "CREATE INDEX lms_services_fts ON lms_services_searchentry USING gin (to_tsvector('simple', words))",
]
POSTGRESQL_BACK = ["DROP INDEX lms_services_fts"]


def make(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def unmake(apps, schema_editor):
    for statement in {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):

    dependencies = [("lms_services", "0003_search_and_files")]

    operations = [migrations.RunPython(make, unmake)]
