from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("lms_services", "0009_words_as_read"),
    ]

    operations = [
        migrations.AddField(model_name="foreignfile", name="asked", field=models.JSONField(default=dict)),
        migrations.AddField(model_name="foreignfile", name="seen", field=models.JSONField(null=True)),
        migrations.AddField(model_name="foreignfile", name="taken", field=models.JSONField(null=True)),
    ]
