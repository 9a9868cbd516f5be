from django.db import migrations

from lms.audit import guard


def put_up(apps, schema_editor):
    guard.put_up(schema_editor.connection)


def lift(apps, schema_editor):
    guard.lift(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("lms", "0002_audit_chain")]
    operations = [migrations.RunPython(put_up, lift)]
