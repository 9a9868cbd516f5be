import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """What a group is like, who teaches it, who would like to be in it, and the sheet that invites."""

    dependencies = [
        ('courses', '0024_sums'),
        ('lms', '0034_approvers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='GroupInvitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('fingerprint', models.CharField(max_length=64, unique=True)),
                ('sealed', models.TextField()),
                ('until', models.DateTimeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='GroupTrainer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='JoinRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('state', models.CharField(choices=[('asked', 'You asked to join'), ('waiting', 'On the waiting list'), ('joined', 'You joined'), ('declined', 'Not this time'), ('taken_back', 'Taken back')], default='asked', max_length=12)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['asked_at', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='cohort',
            name='ends_on',
            field=models.DateField(blank=True, null=True, verbose_name='ends'),
        ),
        migrations.AddField(
            model_name='cohort',
            name='is_open',
            field=models.BooleanField(default=False, verbose_name='learners may ask to join'),
        ),
        migrations.AddField(
            model_name='cohort',
            name='language',
            field=models.CharField(blank=True, max_length=12, verbose_name='language'),
        ),
        migrations.AddField(
            model_name='cohort',
            name='place',
            field=models.CharField(blank=True, max_length=80, verbose_name='place'),
        ),
        migrations.AddField(
            model_name='cohort',
            name='seats',
            field=models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(500)], verbose_name='places'),
        ),
        migrations.AddConstraint(
            model_name='cohort',
            constraint=models.CheckConstraint(condition=models.Q(('starts_on', None), ('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='courses_cohort_ends_after_it_begins'),
        ),
        migrations.AddField(
            model_name='groupinvitation',
            name='cohort',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='invitation', to='courses.cohort'),
        ),
        migrations.AddField(
            model_name='grouptrainer',
            name='cohort',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='trainers', to='courses.cohort'),
        ),
        migrations.AddField(
            model_name='grouptrainer',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='groups_taught', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='joinrequest',
            name='answered_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='joinrequest',
            name='cohort',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='join_requests', to='courses.cohort'),
        ),
        migrations.AddField(
            model_name='joinrequest',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='join_requests', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='grouptrainer',
            constraint=models.UniqueConstraint(fields=('cohort', 'person'), name='courses_group_trainer_once'),
        ),
        migrations.AddIndex(
            model_name='joinrequest',
            index=models.Index(fields=['cohort', 'state'], name='courses_join_open'),
        ),
        migrations.AddConstraint(
            model_name='joinrequest',
            constraint=models.UniqueConstraint(fields=('person', 'cohort'), name='courses_join_once'),
        ),
    ]
