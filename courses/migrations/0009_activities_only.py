"""The old places are empty: they go."""


from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("courses", "0008_activities_filled")]

    operations = [
        migrations.RemoveField("answer", "right"),
        migrations.AddConstraint(
            "answer",
            models.CheckConstraint(
                condition=Q(score=None, marking_state="waiting")
                | (Q(score__gte=0, score__lte=F("max_score")) & ~Q(marking_state="waiting")),
                name="courses_answer_scored_when_marked",
            ),
        ),
        migrations.RemoveField("step", "question"),
        migrations.DeleteModel("QuestionChoice"),
    ]
