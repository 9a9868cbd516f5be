"""What stands is carried over: marks of answers, questions of steps and lesson texts, choices of questions.

Drafts too: an author's work that is not published yet is kept in revisions.
"""

import json
import uuid

from django.db import migrations


# ── answers: right or not, as a mark ────────────────────────────────────────────────────────────────────────
def mark_answers(apps, schema_editor):
    answers = apps.get_model("courses", "Answer").objects
    answers.filter(right=True).update(marking_state="correct", score=1)
    answers.filter(right=False).update(marking_state="not_yet", score=0)


def unmark_answers(apps, schema_editor):
    """What is partly right, or waits for a person, was not right before."""
    answers = apps.get_model("courses", "Answer").objects
    answers.update(right=False)
    answers.filter(marking_state="correct").update(right=True)


# ── steps: one question, as the first of several ────────────────────────────────────────────────────────────
def list_questions(apps, schema_editor):
    StepActivity = apps.get_model("courses", "StepActivity")
    for step in apps.get_model("courses", "Step").objects.exclude(question=None).iterator():
        StepActivity.objects.create(step=step, question=step.question)
    for text in apps.get_model("courses", "LessonText").objects.iterator():
        for step in text.body:
            question = step.pop("question", "")
            if question:  # it was shown at the end
                step["blocks"].append({"kind": "question", "question": question})
        text.save(update_fields=["body"])


def keep_first_question(apps, schema_editor):
    """A step had one place for a question, so only the first of several comes back."""
    Step = apps.get_model("courses", "Step")
    for activity in apps.get_model("courses", "StepActivity").objects.order_by("-position", "-pk"):
        Step.objects.filter(pk=activity.step_id).update(question=activity.question)
    apps.get_model("courses", "StepActivity").objects.all().delete()
    for text in apps.get_model("courses", "LessonText").objects.iterator():
        for step in text.body:
            asked = [block["question"] for block in step["blocks"] if "question" in block]
            step["blocks"] = [block for block in step["blocks"] if "question" not in block]
            step["question"] = asked[0] if asked else ""
        text.save(update_fields=["body"])


# ── questions: rows of choices, as the form of an activity ──────────────────────────────────────────────────
def block_of(kind, choices, translation_key):
    """A choice keeps its id: answers hold it. The block's is the same in every language and in every draft:
    a translation matches its source block by block.
    """
    items = [
        {
            "type": "item",
            "id": str(choice["key"]),
            "value": {"text": choice["text"], "is_correct": choice["right"], "feedback": choice["feedback"]},
        }
        for choice in choices
    ]
    return [{"type": kind, "id": str(uuid.uuid5(translation_key, kind)), "value": {"choices": items}}]


def choices_of(blocks):
    return [
        {
            "key": item["id"],
            "text": item["value"]["text"],
            "right": item["value"]["is_correct"],
            "feedback": item["value"].get("feedback") or "",
            "sort_order": number,
        }
        for block in blocks
        for number, item in enumerate(block["value"].get("choices", []))
    ]


def drafts(apps):
    """(revision, its content) of every draft of a question."""
    kind = apps.get_model("contenttypes", "ContentType").objects.filter(app_label="courses", model="question")
    for revision in apps.get_model("wagtailcore", "Revision").objects.filter(content_type__in=kind).iterator():
        yield revision, revision.content


def fill_forms(apps, schema_editor):
    for question in apps.get_model("courses", "Question").objects.iterator():
        rows = question.choices.order_by("sort_order").values("key", "text", "right", "feedback")
        question.activity = question.activity.stream_block.to_python(block_of(question.kind, rows, question.translation_key))
        question.save(update_fields=["activity"])
    for revision, content in drafts(apps):
        if "choices" in content:
            rows = sorted(content.pop("choices"), key=lambda row: row.get("sort_order") or 0)
            key = uuid.UUID(content.get("translation_key") or str(uuid.uuid4()))
            content["activity"] = json.dumps(block_of(content.get("kind") or "single", rows, key))
            revision.save(update_fields=["content"])


def fill_rows(apps, schema_editor):
    """A type that has no choices cannot be written as rows: its question comes back without any."""
    QuestionChoice = apps.get_model("courses", "QuestionChoice")
    for question in apps.get_model("courses", "Question").objects.iterator():
        blocks = question.activity.stream_block.get_prep_value(question.activity)
        QuestionChoice.objects.bulk_create(
            [QuestionChoice(question=question, **row) for row in choices_of(blocks)]
        )
    for revision, content in drafts(apps):
        if "activity" in content:
            blocks = json.loads(content.pop("activity") or "[]")
            content["choices"] = [{"pk": None, "question": content.get("pk"), **row} for row in choices_of(blocks)]
            revision.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0007_activities"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.RunPython(mark_answers, unmark_answers),
        migrations.RunPython(list_questions, keep_first_question),
        migrations.RunPython(fill_forms, fill_rows),
    ]
