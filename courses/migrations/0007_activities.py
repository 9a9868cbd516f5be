"""Room for what activities need: marks, several questions in a step, a form of any type."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lms.blocks.fields


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0006_answer_keys"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "answer",
            "marking_state",
            models.CharField(
                choices=[
                    ("correct", "right"),
                    ("partly", "partly right"),
                    ("not_yet", "not yet"),
                    ("waiting", "a person will read it"),
                ],
                default="waiting",
                max_length=10,
            ),
        ),
        migrations.AddField(
            "answer",
            "score",
            models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True),
        ),
        migrations.AddField(
            "answer",
            "max_score",
            models.DecimalField(decimal_places=2, default=1, max_digits=7),
        ),
        migrations.AddField(
            "answer",
            "marker",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField("answer", "marked_at", models.DateTimeField(blank=True, null=True)),
        migrations.CreateModel(
            name="StepActivity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.UUIDField(db_index=True)),
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="activities", to="courses.step"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("step", "question"), name="courses_step_activity_once")
                ],
            },
        ),
        migrations.AddField(
            "question",
            "activity",
            lms.blocks.fields.StableStreamField(
                blank=True,
                default=list,
                help_text="Choose one way to answer and fill it in.",
                verbose_name="how she answers",
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            "question",
            "kind",
            models.CharField(blank=True, editable=False, max_length=20, verbose_name="kind"),
        ),
    ]
