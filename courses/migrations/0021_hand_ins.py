import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models

import lms.intake.private


class Migration(migrations.Migration):
    """Files of answers, and marks that say what was looked at one by one."""

    dependencies = [("courses", "0020_words_to_answers")]

    operations = [
        migrations.AddField(
            model_name="answer", name="levels", field=models.JSONField(blank=True, default=list)
        ),
        migrations.AddField(model_name="answer", name="given_back", field=models.BooleanField(default=False)),
        migrations.CreateModel(
            name="AnswerFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "part",
                    models.CharField(
                        choices=[("handed_in", "what you handed in"), ("said", "what was said of it")],
                        max_length=10,
                    ),
                ),
                (
                    "look",
                    models.CharField(
                        choices=[("picture", "picture"), ("sound", "recording"), ("file", "file")],
                        max_length=10,
                    ),
                ),
                (
                    "file",
                    models.FileField(storage=lms.intake.private.private_storage, upload_to="answers"),
                ),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="courses.answer",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["added_at"], name="courses_answer_file_added")],
                "constraints": [
                    models.UniqueConstraint(fields=["answer", "part"], name="courses_answer_file_once")
                ],
            },
        ),
    ]
