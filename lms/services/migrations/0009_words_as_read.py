"""On PostgreSQL the words are kept as it has read them, instead of being read for each row once more."""

from django.db import migrations

POSTGRESQL = [
    "DROP INDEX lms_services_fts",
    "ALTER TABLE lms_services_searchentry ADD COLUMN read tsvector"
    " GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED",
    "CREATE INDEX lms_services_fts ON lms_services_searchentry USING gin (read)",
]
POSTGRESQL_BACK = [
    "ALTER TABLE lms_services_searchentry DROP COLUMN read",
    "CREATE INDEX lms_services_fts ON lms_services_searchentry USING gin (to_tsvector('simple', words))",
]


def _say(schema_editor, statements):
    if schema_editor.connection.vendor == "postgresql":
        for statement in statements:
            schema_editor.execute(statement, params=None)


def make(apps, schema_editor):
    _say(schema_editor, POSTGRESQL)


def unmake(apps, schema_editor):
    _say(schema_editor, POSTGRESQL_BACK)


class Migration(migrations.Migration):

    dependencies = [("lms_services", "0008_quick_search")]

    operations = [migrations.RunPython(make, unmake)]
