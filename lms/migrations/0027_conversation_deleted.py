from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lms", "0026_plain_english")]

    operations = [
        migrations.AddField(
            model_name="conversation",
            name="deleted_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
