from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("courses", "0009_activities_only")]

    operations = [
        migrations.AddField(
            model_name="questionversion", name="languages", field=models.JSONField(default=dict)
        ),
    ]
