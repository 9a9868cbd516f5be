from django.db import migrations, models


class Migration(migrations.Migration):
    """What finishes a module."""

    dependencies = [
        ('courses', '0027_opens_later'),
    ]

    operations = [
        migrations.AddField(
            model_name='module',
            name='finish',
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
