"""Published answer keys say `correct`, as the code that marks with them."""

import hashlib
import json

from django.db import migrations


def digest_of(version):
    """As courses.questions.actions makes it: a version that is published again without a change stays the newest."""
    return hashlib.sha256(json.dumps([version.body, version.answer_key], sort_keys=True).encode()).hexdigest()


def rename_in_keys(apps, before, after):
    for version in apps.get_model("courses", "QuestionVersion").objects.iterator():
        if before in version.answer_key:
            version.answer_key[after] = version.answer_key.pop(before)
            version.digest = digest_of(version)
            version.save(update_fields=["answer_key", "digest"])


def to_correct(apps, schema_editor):
    rename_in_keys(apps, "right", "correct")


def to_right(apps, schema_editor):
    rename_in_keys(apps, "correct", "right")


class Migration(migrations.Migration):
    dependencies = [("courses", "0005_field_terms")]

    operations = [migrations.RunPython(to_correct, to_right)]
