"""One meaning for each name: answer key, idempotency key, response, correct count."""

import hashlib
import json

from django.db import migrations, models


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
    dependencies = [("courses", "0004_wrong_names")]

    operations = [
        migrations.RenameField("questionversion", "key", "answer_key"),
        migrations.RunPython(to_correct, to_right),
        migrations.RemoveConstraint("answer", "courses_answer_key_once"),
        migrations.RenameField("answer", "key", "idempotency_key"),
        migrations.RenameField("answer", "chosen", "response"),
        migrations.AddConstraint(
            "answer",
            models.UniqueConstraint(fields=["enrolment", "idempotency_key"], name="courses_answer_key_once"),
        ),
        migrations.RemoveConstraint("quizattempt", "courses_quiz_attempt_key_once"),
        migrations.RenameField("quizattempt", "key", "idempotency_key"),
        migrations.RenameField("quizattempt", "right", "correct_count"),
        migrations.AddConstraint(
            "quizattempt",
            models.UniqueConstraint(fields=["enrolment", "idempotency_key"], name="courses_quiz_attempt_key_once"),
        ),
        migrations.RemoveConstraint("observation", "courses_observation_key_once"),
        migrations.RenameField("observation", "key", "idempotency_key"),
        migrations.AddConstraint(
            "observation",
            models.UniqueConstraint(
                fields=["enrolment", "competence", "idempotency_key"], name="courses_observation_key_once"
            ),
        ),
    ]
