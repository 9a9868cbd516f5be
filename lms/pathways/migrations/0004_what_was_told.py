from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lms_pathways", "0003_parts_looked_at")]

    operations = [
        migrations.AddField(
            model_name="review",
            name="told",
            field=models.JSONField(blank=True, null=True),
        ),
    ]
