import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    """What finishes a module."""

    dependencies = [
        ('courses_pages', '0009_opens_later'),
    ]

    operations = [
        migrations.AddField(
            model_name='modulepage',
            name='by_hand_ins',
            field=models.CharField(blank=True, choices=[('', 'not asked'), ('must', 'she must'), ('one', 'one of several is enough')], default='', help_text='Handed in is enough: it need not be looked at yet.', max_length=4, verbose_name='what lessons ask her to make'),
        ),
        migrations.AddField(
            model_name='modulepage',
            name='by_lessons',
            field=models.CharField(blank=True, choices=[('', 'she must'), ('one', 'one of several is enough'), ('not', 'not asked')], default='', max_length=4, verbose_name='lessons, to their end'),
        ),
        migrations.AddField(
            model_name='modulepage',
            name='by_practice',
            field=models.CharField(blank=True, choices=[('', 'not asked'), ('must', 'she must'), ('one', 'one of several is enough')], default='', help_text='A trainer has watched all tasks and signed them off.', max_length=4, verbose_name='observed practice'),
        ),
        migrations.AddField(
            model_name='modulepage',
            name='by_sessions',
            field=models.CharField(blank=True, choices=[('', 'not asked'), ('must', 'she must'), ('one', 'one of several is enough')], default='', help_text='Those that count for this module. Learners without a group are not asked for them.', max_length=4, verbose_name='sessions of her group'),
        ),
        migrations.AddField(
            model_name='modulepage',
            name='by_test',
            field=models.CharField(blank=True, choices=[('', 'she must'), ('one', 'one of several is enough'), ('not', 'not asked')], default='', max_length=4, verbose_name='the test, passed'),
        ),
        migrations.AddField(
            model_name='modulepage',
            name='sessions_needed',
            field=models.PositiveSmallIntegerField(blank=True, default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(99)], verbose_name='how many sessions'),
        ),
    ]
