"""Hours are told by the clock of the country where the place is."""

from django.db import migrations, models

class Migration(migrations.Migration):
    dependencies = [
        ("lms_services", "0010_large_files"),
    ]

    operations = [
        migrations.AddField(
            model_name="hours",
            name="country",
            field=models.CharField(blank=True, default="", max_length=2),
            preserve_default=False,
        ),
    ]
