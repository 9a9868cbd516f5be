import courses.certificates.codes
import datetime
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import modelsearch.index
import uuid
import wagtail.models.preview
from django.conf import settings
import swapper
from django.db import migrations, models
from wagtail.documents import get_document_model_string


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('lms', '0001_platform'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        ('wagtaildocs', '0014_alter_document_file_size'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(get_document_model_string()),
        swapper.dependency("wagtailcore", "Page"),
    ]

    operations = [
        migrations.CreateModel(
            name='Course',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(unique=True)),
                ('position', models.PositiveIntegerField(default=0)),
                ('texts', models.JSONField(default=dict)),
                ('source_language', models.CharField(default='en', max_length=12)),
                ('version', models.PositiveIntegerField(default=1)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('visible_outside', models.BooleanField(default=False)),
                ('page', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=swapper.get_model_name("wagtailcore", "Page"))),
            ],
            options={
                'ordering': ['position', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Cohort',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='begins')),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cohorts', to='lms.organisation')),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cohorts', to='courses.course')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Enrolment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('lessons_done', models.PositiveIntegerField(default=0)),
                ('lessons_total', models.PositiveIntegerField(default=0)),
                ('steps_done', models.PositiveIntegerField(default=0)),
                ('steps_total', models.PositiveIntegerField(default=0)),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('last_active_at', models.DateTimeField(blank=True, null=True)),
                ('completed_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('cohort', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='enrolments', to='courses.cohort')),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='courses.course')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='enrolments', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Module',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(unique=True)),
                ('position', models.PositiveIntegerField(default=0)),
                ('texts', models.JSONField(default=dict)),
                ('source_language', models.CharField(default='en', max_length=12)),
                ('version', models.PositiveIntegerField(default=1)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('hours', models.PositiveSmallIntegerField(default=0)),
                ('disciplines', models.JSONField(default=list)),
                ('visible_outside', models.BooleanField(default=False)),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='modules', to='courses.course')),
                ('page', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=swapper.get_model_name("wagtailcore", "Page"))),
            ],
            options={
                'ordering': ['position', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Lesson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(unique=True)),
                ('position', models.PositiveIntegerField(default=0)),
                ('texts', models.JSONField(default=dict)),
                ('source_language', models.CharField(default='en', max_length=12)),
                ('version', models.PositiveIntegerField(default=1)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('minutes', models.PositiveSmallIntegerField(default=10)),
                ('sample', models.BooleanField(default=False)),
                ('page', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=swapper.get_model_name("wagtailcore", "Page"))),
                ('module', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lessons', to='courses.module')),
            ],
            options={
                'ordering': ['position', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PracticeTask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(unique=True)),
                ('position', models.PositiveIntegerField(default=0)),
                ('texts', models.JSONField(default=dict)),
                ('source_language', models.CharField(default='en', max_length=12)),
                ('version', models.PositiveIntegerField(default=1)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('competence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='lms.competence')),
                ('module', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='practice_tasks', to='courses.module')),
            ],
            options={
                'ordering': ['position', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('live', models.BooleanField(default=True, editable=False, verbose_name='live')),
                ('has_unpublished_changes', models.BooleanField(default=False, editable=False, verbose_name='has unpublished changes')),
                ('first_published_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='first published at')),
                ('last_published_at', models.DateTimeField(editable=False, null=True, verbose_name='last published at')),
                ('go_live_at', models.DateTimeField(blank=True, null=True, verbose_name='go live date/time')),
                ('expire_at', models.DateTimeField(blank=True, null=True, verbose_name='expiry date/time')),
                ('expired', models.BooleanField(default=False, editable=False, verbose_name='expired')),
                ('kind', models.CharField(choices=[('single', 'One answer is right'), ('multiple', 'Several answers are right')], default='single', max_length=20, verbose_name='kind')),
                ('text', models.TextField(help_text='One idea, one sentence if you can.', verbose_name='question')),
                ('why', models.TextField(blank=True, help_text='Shown after the right answer: the reason, in one or two sentences.', verbose_name='why')),
                ('hint', models.TextField(blank=True, help_text='Shown with “Not yet”: where to look, without giving the answer away.', verbose_name='hint')),
                ('audio', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=get_document_model_string(), verbose_name='recording of the question')),
                ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
                ('live_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'question',
                'verbose_name_plural': 'questions',
                'abstract': False,
                'unique_together': {('translation_key', 'locale')},
            },
            bases=(wagtail.models.preview.PreviewableMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='QuestionChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('text', models.CharField(max_length=300, verbose_name='answer')),
                ('right', models.BooleanField(default=False, verbose_name='this one is right')),
                ('feedback', models.CharField(blank=True, help_text='For a wrong answer: why it does not work.', max_length=300, verbose_name='if she chooses it')),
                ('question', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='choices', to='courses.question')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='QuestionVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.UUIDField(db_index=True)),
                ('language', models.CharField(max_length=12)),
                ('number', models.PositiveIntegerField()),
                ('body', models.JSONField()),
                ('key', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
                ('published_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'ordering': ['question', 'language', '-number'],
                'constraints': [models.UniqueConstraint(fields=('question', 'language', 'number'), name='courses_question_version_once')],
            },
        ),
        migrations.CreateModel(
            name='Quiz',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(unique=True)),
                ('pass_percent', models.PositiveSmallIntegerField(default=70)),
                ('attempts_allowed', models.PositiveSmallIntegerField(default=0)),
                ('questions', models.JSONField(default=list)),
                ('version', models.PositiveIntegerField(default=1)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('module', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='quiz', to='courses.module')),
            ],
            options={
                'verbose_name_plural': 'quizzes',
            },
        ),
        migrations.CreateModel(
            name='QuizAttempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('key', models.UUIDField()),
                ('number', models.PositiveIntegerField()),
                ('questions', models.JSONField(default=list)),
                ('pass_percent', models.PositiveSmallIntegerField()),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('handed_in_at', models.DateTimeField(blank=True, null=True)),
                ('right', models.PositiveSmallIntegerField(default=0)),
                ('passed', models.BooleanField(default=False)),
                ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quiz_attempts', to='courses.enrolment')),
                ('quiz', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='courses.quiz')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(unique=True)),
                ('position', models.PositiveIntegerField(default=0)),
                ('completion', models.CharField(choices=[('seen', 'Seen'), ('answered', 'Answered'), ('passed', 'Answered right')], default='seen', max_length=20)),
                ('question', models.UUIDField(blank=True, null=True)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('lesson', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='courses.lesson')),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='enrolment',
            name='current_step',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='courses.step'),
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4)),
                ('question', models.UUIDField()),
                ('chosen', models.JSONField(default=list)),
                ('right', models.BooleanField(default=False)),
                ('answered_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='courses.enrolment')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='courses.questionversion')),
                ('quiz_attempt', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='courses.quizattempt')),
                ('step', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='courses.step')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='StepRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('done_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='step_records', to='courses.enrolment')),
                ('step', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='records', to='courses.step')),
            ],
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('module', 'Module'), ('competence', 'Competence')], default='module', max_length=20)),
                ('about', models.UUIDField()),
                ('code', models.CharField(default=courses.certificates.codes.new_code, max_length=20, unique=True, verbose_name='code')),
                ('snapshot', models.JSONField()),
                ('issuer', models.CharField(max_length=80)),
                ('place', models.CharField(blank=True, max_length=80)),
                ('signatory', models.CharField(blank=True, max_length=120)),
                ('issued_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('name_salt', models.CharField(blank=True, max_length=32)),
                ('name_fingerprint', models.CharField(blank=True, max_length=64)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('name_confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('name_confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='certificates', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'certificate',
                'verbose_name_plural': 'certificates',
                'ordering': ['-issued_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('person', 'about'), name='courses_certificate_once')],
            },
        ),
        migrations.CreateModel(
            name='LessonRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('done_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lesson_records', to='courses.enrolment')),
                ('lesson', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='records', to='courses.lesson')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('enrolment', 'lesson'), name='courses_lesson_record_once')],
            },
        ),
        migrations.CreateModel(
            name='LessonText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=12)),
                ('version', models.PositiveIntegerField(default=1)),
                ('body', models.JSONField(default=list)),
                ('size', models.PositiveIntegerField(default=0, help_text='Bytes to fetch, pictures and sound included.')),
                ('published_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('lesson', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='courses.lesson')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('lesson', 'language'), name='courses_lesson_text_once')],
            },
        ),
        migrations.CreateModel(
            name='ModuleCompetence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(default=0)),
                ('competence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='lms.competence')),
                ('level', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='lms.level')),
                ('module', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='taught', to='courses.module')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('module', 'competence'), name='courses_module_competence_once')],
            },
        ),
        migrations.CreateModel(
            name='ModuleRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('done_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='module_records', to='courses.enrolment')),
                ('module', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='records', to='courses.module')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('enrolment', 'module'), name='courses_module_record_once')],
            },
        ),
        migrations.CreateModel(
            name='Observation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('tasks', models.JSONField(default=list)),
                ('place', models.CharField(max_length=80)),
                ('observed_on', models.DateField(default=datetime.date.today)),
                ('key', models.UUIDField()),
                ('signed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('assessor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('competence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='lms.competence')),
                ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='observations', to='courses.enrolment')),
                ('level', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='lms.level')),
                ('module', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='courses.module')),
            ],
            options={
                'ordering': ['-observed_on', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('enrolment', 'competence', 'key'), name='courses_observation_key_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='quiz',
            constraint=models.CheckConstraint(condition=models.Q(('pass_percent__gte', 1), ('pass_percent__lte', 100)), name='courses_quiz_pass_percent', violation_error_message='Choose a pass mark from 1 to 100 %.'),
        ),
        migrations.AddConstraint(
            model_name='quizattempt',
            constraint=models.UniqueConstraint(fields=('enrolment', 'quiz', 'number'), name='courses_quiz_attempt_number_once'),
        ),
        migrations.AddConstraint(
            model_name='quizattempt',
            constraint=models.UniqueConstraint(fields=('enrolment', 'key'), name='courses_quiz_attempt_key_once'),
        ),
        migrations.AddConstraint(
            model_name='quizattempt',
            constraint=models.UniqueConstraint(condition=models.Q(('handed_in_at', None)), fields=('enrolment', 'quiz'), name='courses_quiz_attempt_one_open'),
        ),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.UniqueConstraint(fields=('person', 'course'), name='courses_enrolment_once'),
        ),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.CheckConstraint(condition=models.Q(('lessons_done__lte', models.F('lessons_total'))), name='courses_enrolment_lessons_at_most_all'),
        ),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.CheckConstraint(condition=models.Q(('steps_done__lte', models.F('steps_total'))), name='courses_enrolment_steps_at_most_all'),
        ),
        migrations.AddIndex(
            model_name='answer',
            index=models.Index(fields=['enrolment', 'step', '-id'], name='courses_answer_newest'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(fields=('enrolment', 'key'), name='courses_answer_key_once'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(condition=models.Q(('quiz_attempt', None), _negated=True), fields=('quiz_attempt', 'question'), name='courses_answer_once_per_try'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.CheckConstraint(condition=models.Q(('step', None), ('quiz_attempt', None), _connector='XOR'), name='courses_answer_in_step_or_try'),
        ),
        migrations.AddConstraint(
            model_name='steprecord',
            constraint=models.UniqueConstraint(fields=('enrolment', 'step'), name='courses_step_record_once'),
        ),
    ]
