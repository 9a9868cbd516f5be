from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("courses", "0015_issuer_keys")]

    operations = [
        migrations.AddField(model_name="quiz", name="taught_in", field=models.JSONField(default=dict)),
    ]
