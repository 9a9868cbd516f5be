
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Which day a group plans for a module, and who has a day of her own."""

    dependencies = [
        ('courses', '0025_groups_to_join'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='MoreTime',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('wanted_at', models.DateTimeField(blank=True, null=True)),
                ('until', models.DateField(blank=True, null=True)),
                ('why', models.CharField(blank=True, choices=[('asked', 'She asked for it'), ('sessions', 'Sessions did not take place'), ('later', 'She began later'), ('other', 'Another reason')], max_length=10)),
                ('granted_at', models.DateTimeField(blank=True, null=True)),
                ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='more_time', to='courses.enrolment')),
                ('given_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('module', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='courses.module')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('enrolment', 'module'), name='courses_more_time_once'), models.CheckConstraint(condition=models.Q(('wanted_at__isnull', False), ('until__isnull', False), _connector='OR'), name='courses_more_time_says_what')],
            },
        ),
        migrations.CreateModel(
            name='PlannedDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('cohort', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='planned_days', to='courses.cohort')),
                ('module', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='courses.module')),
            ],
            options={
                'ordering': ['day', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('cohort', 'module'), name='courses_planned_day_once')],
            },
        ),
    ]
