from django.db import migrations, models

import lms.core.days


class Migration(migrations.Migration):
    """Names confirmed so far are compared by the rule they were confirmed by, the first."""

    dependencies = [("courses", "0010_languages_of_texts")]

    operations = [
        migrations.AddField("certificate", "name_rule", models.PositiveSmallIntegerField(default=1)),
        migrations.AlterField(
            "certificate", "name_fingerprint", models.CharField(blank=True, max_length=1400)
        ),
        migrations.AlterField("certificate", "name", models.CharField(blank=True, max_length=200)),
        migrations.AlterField("observation", "observed_on", models.DateField(default=lms.core.days.today)),
    ]
