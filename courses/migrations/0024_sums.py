import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models



class Migration(migrations.Migration):
    """How questions do, and sums for those who pay, half-year by half-year; hours outlive those who go."""

    dependencies = [("courses", "0023_what_she_is_called")]

    operations = [
        migrations.CreateModel(
            name="QuestionFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("question", models.UUIDField()),
                ("text", models.TextField()),
                ("answered", models.PositiveIntegerField()),
                ("right", models.PositiveSmallIntegerField()),
                ("discrimination", models.SmallIntegerField(blank=True, null=True)),
                ("chosen", models.JSONField(default=list)),
                ("counted_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "cohort",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="courses.cohort",
                    ),
                ),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="courses.course"
                    ),
                ),
            ],
            options={
                "ordering": ["course", "text", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("course", "cohort", "question"), name="courses_question_figure_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("period", models.CharField(max_length=6, unique=True)),
                ("figures", models.JSONField(default=dict)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={"ordering": ["-period"]},
        ),
        migrations.CreateModel(
            name="PeriodTally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("half", models.PositiveSmallIntegerField()),
                ("country", models.CharField(blank=True, max_length=2)),
                ("learners", models.PositiveIntegerField(default=0)),
                ("completed", models.PositiveIntegerField(default=0)),
                ("certified", models.PositiveIntegerField(default=0)),
                ("skilled", models.PositiveIntegerField(default=0)),
                ("attended", models.PositiveIntegerField(default=0)),
                ("minutes", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("year", "half", "country"), name="courses_period_tally_once"
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="CohortTally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("nationality", "Nationality"), ("age", "Age"), ("sex", "Sex")],
                        max_length=12,
                    ),
                ),
                ("value", models.CharField(max_length=10)),
                ("count", models.PositiveSmallIntegerField()),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tallies",
                        to="courses.cohort",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("cohort", "kind", "value"), name="courses_cohort_tally_once"
                    )
                ]
            },
        ),
        migrations.RemoveConstraint(model_name="coursetally", name="courses_tally_once"),
        migrations.AddField(
            model_name="coursetally", name="half", field=models.PositiveSmallIntegerField(default=0)
        ),
        migrations.AddField(
            model_name="coursetally",
            name="country",
            field=models.CharField(blank=True, default="", max_length=2),
        ),
        migrations.AddField(model_name="coursetally", name="attended", field=models.PositiveIntegerField(default=0)),
        migrations.AddField(model_name="coursetally", name="minutes", field=models.PositiveIntegerField(default=0)),
        migrations.AddConstraint(
            model_name="coursetally",
            constraint=models.UniqueConstraint(
                fields=("course", "year", "half", "country"), name="courses_tally_once"
            ),
        ),
    ]
