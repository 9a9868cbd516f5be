"""One meaning for each name: answer key, idempotency key, response, correct count."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("courses", "0004_wrong_names")]

    operations = [
        migrations.RenameField("questionversion", "key", "answer_key"),
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
