from django.db import migrations, models

import lms.safety.faces.models


class Migration(migrations.Migration):
    """The days of the site have a time zone; without one they go by TIME_ZONE, as before."""

    dependencies = [("lms", "0022_talks")]

    operations = [
        migrations.AddField(
            model_name="face",
            name="time_zone",
            field=models.CharField(
                blank=True,
                choices=lms.safety.faces.models.time_zones,
                default="",
                help_text="Days begin and end by it, on both faces: set it once, on the skills face. Empty means that of the server's settings. What was promised until a day before you change it keeps its hour.",
                max_length=60,
                verbose_name="time zone",
            ),
            preserve_default=False,
        ),
    ]
