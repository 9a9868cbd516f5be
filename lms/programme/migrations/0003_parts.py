import lms.blocks.fields
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("lms_programme", "0002_plain_names")]

    operations = [
        migrations.AddField(
            model_name="programmehomepage",
            name="parts",
            field=lms.blocks.fields.StableStreamField(
                blank=True,
                help_text="Below the text: pictures, recordings, notes and lists, one after the other.",
                verbose_name="parts",
            ),
        ),
    ]
