from typing import Any

import django.db.models.deletion
import swapper
from django.db import migrations, models


def fields() -> dict[str, Any]:
    """Of courses and of modules."""
    return {
        "opens_after": models.ForeignKey(
            blank=True,
            help_text="A module or a course that is finished first.",
            null=True,
            on_delete=django.db.models.deletion.SET_NULL,
            related_name="+",
            to=swapper.get_model_name("wagtailcore", "Page"),
            verbose_name="opens after",
        ),
        "opens_with": models.ForeignKey(
            blank=True,
            help_text="Something she has shown before, here or elsewhere on this site.",
            null=True,
            on_delete=django.db.models.deletion.SET_NULL,
            related_name="+",
            to="lms.competence",
            verbose_name="opens with the competence",
        ),
        "opens_on": models.DateField(
            blank=True,
            help_text="Nothing closes again after that day.",
            null=True,
            verbose_name="opens on",
        ),
        "only_in_group": models.BooleanField(
            default=False,
            help_text="It opens for learners who take the course with a group.",
            verbose_name="only in a group",
        ),
    }


class Migration(migrations.Migration):
    """When a course or a module opens."""

    dependencies = [
        ("courses_pages", "0008_words_of_a_course"),
        ("lms", "0034_approvers"),
        swapper.dependency("wagtailcore", "Page"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.AddField(model_name=model, name=name, field=field)
        for model in ("coursepage", "modulepage")
        for name, field in fields().items()
    ]
