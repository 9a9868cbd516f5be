from django.db import migrations, models


class Migration(migrations.Migration):
    """Lessons that may be left out, and those that are done instead."""

    dependencies = [
        ('courses', '0029_selfcheck'),
    ]

    operations = [
        migrations.AddField(
            model_name='lesson',
            name='instead_of',
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='lesson',
            name='may_skip',
            field=models.BooleanField(default=False),
        ),
    ]
