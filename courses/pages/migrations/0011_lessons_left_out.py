import django.db.models.deletion
import swapper
from django.db import migrations, models


class Migration(migrations.Migration):
    """Lessons that may be left out, and those that are done instead."""

    dependencies = [
        ("courses_pages", "0010_what_finishes"),
        swapper.dependency("wagtailcore", "Page"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.AddField(
            model_name="lessonpage",
            name="instead_of",
            field=models.ForeignKey(
                blank=True,
                help_text="A lesson that may be left out: who does this one has done both.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=swapper.get_model_name("wagtailcore", "Page"),
                verbose_name="instead of",
            ),
        ),
        migrations.AddField(
            model_name="lessonpage",
            name="may_skip",
            field=models.BooleanField(
                default=False,
                help_text="For what is hard to read. Whether she does it, leaves it out or does another lesson"
                " instead looks the same to everybody but her, and nobody reads what she answers in it.",
                verbose_name="may be left out",
            ),
        ),
    ]
