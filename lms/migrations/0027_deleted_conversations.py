from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lms", "0026_plain_english")]

    operations = [
        migrations.AddField(
            model_name="conversation",
            name="deleted_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="face",
            name="kind",
            field=models.CharField(
                choices=[
                    ("skills", "Skills: learners, trainers, employers"),
                    ("programme", "Programme: the public and professionals"),
                ],
                default="skills",
                max_length=20,
                verbose_name="which website",
            ),
        ),
    ]
