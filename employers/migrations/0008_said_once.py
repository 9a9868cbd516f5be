from django.db import migrations


class Migration(migrations.Migration):
    """What 0007 has carried over."""

    dependencies = [
        ('employers', '0007_carried_over'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='application',
            name='declined_at',
        ),
        migrations.RemoveField(
            model_name='ban',
            name='replied_on',
        ),
        migrations.RemoveField(
            model_name='ban',
            name='reply',
        ),
    ]
