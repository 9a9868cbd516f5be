import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='EntryThrottle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, unique=True)),
                ('count', models.PositiveIntegerField(default=0)),
                ('first_at', models.DateTimeField()),
                ('last_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Framework',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('labels', models.JSONField(default=dict, verbose_name='labels')),
                ('descriptions', models.JSONField(blank=True, default=dict, verbose_name='descriptions')),
                ('code', models.SlugField(unique=True, verbose_name='code')),
            ],
            options={
                'verbose_name': 'framework',
                'verbose_name_plural': 'frameworks',
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='name')),
                ('kind', models.CharField(choices=[('partner', 'Partner'), ('employer', 'Employer')], default='partner', max_length=20, verbose_name='kind')),
                ('place', models.CharField(blank=True, max_length=80, verbose_name='place')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'verbose_name': 'organisation',
                'verbose_name_plural': 'organisations',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('action', models.CharField(max_length=60)),
                ('subject', models.CharField(max_length=80)),
                ('facts', models.JSONField(default=dict)),
                ('previous', models.CharField(blank=True, max_length=64)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'audit entries',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Face',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('skills', 'Skills: trainees, trainers, employers'), ('programme', 'Programme: the public and professionals')], default='skills', max_length=20, verbose_name='face')),
                ('name', models.CharField(default='Open Path', help_text='The name in the corner of every page. It must say nothing about the people who use it.', max_length=60, verbose_name='name')),
                ('issuer', models.CharField(blank=True, help_text='A neutral name. It is printed on every certificate.', max_length=80, verbose_name='issuer on certificates')),
                ('place', models.CharField(blank=True, max_length=80, verbose_name='place on certificates')),
                ('leave_url', models.URLField(blank=True, help_text='A page anybody might have open, such as the weather. The same for everyone, without a search in it.', verbose_name='where “Leave” leads')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'face',
                'verbose_name_plural': 'faces',
            },
        ),
        migrations.CreateModel(
            name='Competence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('labels', models.JSONField(default=dict, verbose_name='labels')),
                ('descriptions', models.JSONField(blank=True, default=dict, verbose_name='descriptions')),
                ('code', models.SlugField(max_length=80, unique=True, verbose_name='code')),
                ('esco_uri', models.URLField(blank=True, help_text='The address of the same skill in ESCO, when there is one.', verbose_name='ESCO')),
                ('visible_outside', models.BooleanField(default=False, help_text="Certificates and portfolios show it. Only skills and languages; never anything that tells about a person's life.", verbose_name='may be seen outside')),
                ('framework', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='competences', to='lms.framework')),
            ],
            options={
                'verbose_name': 'competence',
                'verbose_name_plural': 'competences',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='Level',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('labels', models.JSONField(default=dict, verbose_name='labels')),
                ('descriptions', models.JSONField(blank=True, default=dict, verbose_name='descriptions')),
                ('code', models.SlugField(verbose_name='code')),
                ('rank', models.PositiveSmallIntegerField(verbose_name='rank')),
                ('framework', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='levels', to='lms.framework')),
            ],
            options={
                'verbose_name': 'level',
                'verbose_name_plural': 'levels',
                'ordering': ['framework', 'rank'],
            },
        ),
        migrations.CreateModel(
            name='Attainment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('source', models.CharField(max_length=40)),
                ('evidence', models.UUIDField(default=uuid.uuid4)),
                ('place', models.CharField(blank=True, max_length=80)),
                ('attained_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('assessor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attainments', to=settings.AUTH_USER_MODEL)),
                ('competence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attainments', to='lms.competence')),
                ('level', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='lms.level')),
            ],
            options={
                'verbose_name': 'attainment',
                'verbose_name_plural': 'attainments',
                'ordering': ['-attained_at'],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('role', models.CharField(choices=[('learner', 'Learner'), ('trainer', 'Trainer'), ('case_worker', 'Adviser'), ('coordinator', 'Coordinator'), ('reviewer', 'Reviewer'), ('administrator', 'Administrator'), ('employer', 'Employer')], max_length=20, verbose_name='role')),
                ('since', models.DateTimeField(default=django.utils.timezone.now)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='lms.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='ConsentReceipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('purpose', models.CharField(max_length=60)),
                ('items', models.JSONField()),
                ('text', models.TextField()),
                ('text_version', models.CharField(max_length=20)),
                ('text_digest', models.CharField(max_length=64)),
                ('language', models.CharField(max_length=12)),
                ('how', models.CharField(default='form', max_length=40)),
                ('given_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='lms.organisation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('since', models.DateTimeField(default=django.utils.timezone.now)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='accompanied_by', to=settings.AUTH_USER_MODEL)),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='lms.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Profile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('handle', models.CharField(max_length=40, unique=True, verbose_name='handle')),
                ('handle_key', models.CharField(editable=False, max_length=40, unique=True)),
                ('language', models.CharField(default='en', max_length=12, verbose_name='language')),
                ('pin_hash', models.CharField(blank=True, max_length=200)),
                ('pin_set_at', models.DateTimeField(blank=True, null=True)),
                ('suspended_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='profile', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'learner',
                'verbose_name_plural': 'learners',
            },
        ),
        migrations.CreateModel(
            name='CodeCard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.CharField(max_length=4)),
                ('code_hash', models.CharField(max_length=200)),
                ('issued_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('issued_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('profile', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cards', to='lms.profile')),
            ],
            options={
                'verbose_name': 'code card',
                'verbose_name_plural': 'code cards',
            },
        ),
        migrations.CreateModel(
            name='Vetting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('note', models.CharField(max_length=300, verbose_name='what you checked')),
                ('checked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('coordinator', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='lms.organisation')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='vettings', to='lms.organisation')),
            ],
        ),
        migrations.AddConstraint(
            model_name='level',
            constraint=models.UniqueConstraint(fields=('framework', 'code'), name='lms_level_code_once'),
        ),
        migrations.AddConstraint(
            model_name='level',
            constraint=models.UniqueConstraint(fields=('framework', 'rank'), name='lms_level_rank_once'),
        ),
        migrations.AddConstraint(
            model_name='attainment',
            constraint=models.UniqueConstraint(fields=('person', 'competence', 'source', 'evidence'), name='lms_attainment_once_per_evidence'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('person', 'organisation', 'role'), name='lms_membership_once'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('worker', 'learner'), name='lms_assignment_once'),
        ),
        migrations.AddConstraint(
            model_name='codecard',
            constraint=models.UniqueConstraint(condition=models.Q(('revoked_at', None)), fields=('profile',), name='lms_card_one_valid_each'),
        ),
        migrations.AddConstraint(
            model_name='codecard',
            constraint=models.UniqueConstraint(condition=models.Q(('revoked_at', None)), fields=('number',), name='lms_card_number_valid_once'),
        ),
        migrations.AddConstraint(
            model_name='vetting',
            constraint=models.UniqueConstraint(fields=('organisation', 'on_behalf_of'), name='lms_vetting_once_per_organisation'),
        ),
    ]
