import uuid

import django.db.models.deletion
from django.db import migrations, models

ROWS = ("moduleobjective", "modulepracticetask", "modulequizquestion")


class Migration(migrations.Migration):
    dependencies = [("courses_pages", "0001_pages"), ("wagtailcore", "0057_page_locale_fields_notnull")]

    operations = [
        operation
        for row in ROWS
        for operation in (
            migrations.AddField(
                row, "translation_key", models.UUIDField(default=uuid.uuid4, editable=False, null=True)
            ),
            migrations.AddField(
                row,
                "locale",
                models.ForeignKey(
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="wagtailcore.locale",
                    verbose_name="locale",
                ),
            ),
        )
    ]
