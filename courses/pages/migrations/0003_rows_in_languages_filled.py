"""Rows of a module get the language of their page, and one key in every language: a translation began as a
copy, so what stands at the same place is the same row.
"""

import uuid
from collections import Counter

from django.db import migrations

ROWS = ("ModuleObjective", "ModulePracticeTask", "ModuleQuizQuestion")


def fill(apps, schema_editor):
    for name in ROWS:
        seen = Counter()
        rows = apps.get_model("courses_pages", name).objects.select_related("page")
        for row in rows.order_by("page_id", "sort_order", "pk"):
            what = _what(row, name)
            seen[row.page_id, what] += 1
            place = f"{name} {what} {seen[row.page_id, what]}"
            row.locale_id = row.page.locale_id
            row.translation_key = uuid.uuid5(row.page.translation_key, place)
            row.save(update_fields=["locale", "translation_key"])


def fill_drafts(apps, schema_editor):
    """A draft keeps the keys of the rows it was made of: what was added in it gets its own when it is saved."""
    revisions = apps.get_model("wagtailcore", "Revision").objects
    keys = {
        relation: dict(apps.get_model("courses_pages", name).objects.values_list("pk", "translation_key"))
        for relation, name in zip(("objectives", "practice", "quiz_questions"), ROWS, strict=True)
    }
    drafts = revisions.filter(content_type__app_label="courses_pages", content_type__model="modulepage")
    for revision in drafts.iterator():
        for relation, known in keys.items():
            for row in revision.content.get(relation, []):
                row["translation_key"] = str(known.get(row.get("pk")) or uuid.uuid4())
                row["locale"] = revision.content.get("locale")
        revision.save(update_fields=["content"])


def _what(row, name):
    if name == "ModulePracticeTask":
        return str(row.key)
    return str(row.question.translation_key) if name == "ModuleQuizQuestion" else ""


class Migration(migrations.Migration):
    dependencies = [("courses_pages", "0002_rows_in_languages"), ("courses", "0001_learning")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(fill_drafts, migrations.RunPython.noop),
    ]
