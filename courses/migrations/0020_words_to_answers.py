from django.db import migrations, models


class Migration(migrations.Migration):
    """What a person says of an answer that waited for her."""

    dependencies = [("courses", "0019_sessions")]

    operations = [
        migrations.AddField(
            model_name="answer", name="comment", field=models.TextField(blank=True, default="")
        ),
    ]
