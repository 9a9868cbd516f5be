import django.db.models.deletion
import swapper
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("courses_pages", "0006_plain_english"),
        swapper.dependency("wagtailcore", "Page"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.AddField(
            model_name="modulequizquestion",
            name="taught_by",
            field=models.ForeignKey(
                blank=True,
                help_text="A learner whose answer is not right yet is led there after the test. It is not needed"
                " where a lesson asks the same question.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=swapper.get_model_name("wagtailcore", "Page"),
                verbose_name="lesson that teaches it",
            ),
        ),
    ]
