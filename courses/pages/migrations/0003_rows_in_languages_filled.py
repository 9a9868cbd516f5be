"""Rows of a module get the language of their page, and one key in every language: a translation began as a
copy, so what stands at the same place is the same row.
"""

import uuid
from collections import Counter

from django.db import migrations

ROWS = ("ModuleObjective", "ModulePracticeTask", "ModuleQuizQuestion")
RELATIONS = ("objectives", "practice", "quiz_questions")


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
    """A draft keeps the keys of the rows it was made of. A row that was first saved by publishing the draft has
    no number in it: it is known by its place.
    """
    questions = dict(apps.get_model("courses", "Question").objects.values_list("pk", "translation_key"))
    keys = {
        name: dict(apps.get_model("courses_pages", name).objects.values_list("pk", "translation_key"))
        for name in ROWS
    }
    revisions = apps.get_model("wagtailcore", "Revision").objects
    drafts = revisions.filter(content_type__app_label="courses_pages", content_type__model="modulepage")
    for revision in drafts.iterator():
        page = uuid.UUID(revision.content["translation_key"])
        for name, relation in zip(ROWS, RELATIONS, strict=True):
            rows, seen = revision.content.get(relation, []), Counter()
            taken = {str(keys[name][row["pk"]]) for row in rows if row.get("pk") in keys[name]}
            for row in rows:
                what = {"ModulePracticeTask": row.get("key"), "ModuleQuizQuestion": questions.get(row.get("question"))}
                what = str(what.get(name) or "")
                seen[what] += 1
                known = keys[name].get(row.get("pk"))
                key = str(known or uuid.uuid5(page, f"{name} {what} {seen[what]}"))
                row["translation_key"] = key if known or key not in taken else str(uuid.uuid4())
                row["locale"] = revision.content.get("locale")
        revision.save(update_fields=["content"])


def _what(row, name):
    if name == "ModulePracticeTask":
        return str(row.key)
    return str(row.question.translation_key) if name == "ModuleQuizQuestion" else ""


class Migration(migrations.Migration):
    dependencies = [("courses_pages", "0002_rows_in_languages"), ("courses", "0009_activities_only")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(fill_drafts, migrations.RunPython.noop),
    ]
