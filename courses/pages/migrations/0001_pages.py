import courses.pages.models
import django.core.validators
import django.db.models.deletion
import lms.blocks.fields
import modelcluster.fields
import uuid
import wagtail.fields
import swapper
from django.db import migrations, models
from wagtail.images import get_image_model_string


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('courses', '0001_learning'),
        ('lms', '0001_platform'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        ('wagtailimages', '0027_image_description'),
        migrations.swappable_dependency(get_image_model_string()),
    ]

    operations = [
        migrations.CreateModel(
            name='SkillsHomePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name("wagtailcore", "Page"))),
                ('intro', wagtail.fields.RichTextField(blank=True, verbose_name='introduction')),
            ],
            options={
                'verbose_name': 'home of the skills face',
            },
            bases=(courses.pages.models.OpenPageMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='CoursePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name("wagtailcore", "Page"))),
                ('summary', models.TextField(blank=True, help_text='One or two sentences. Learners read them before they begin.', max_length=400, verbose_name='summary')),
                ('visible_outside', models.BooleanField(default=False, help_text="Anyone may read its title and summary, and certificates name it. Only for vocational and language courses that say nothing about a person's life.", verbose_name='may be seen outside')),
                ('cover', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=get_image_model_string(), verbose_name='picture')),
            ],
            options={
                'verbose_name': 'course',
            },
            bases=(courses.pages.models.OpenPageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='LessonPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name("wagtailcore", "Page"))),
                ('summary', models.TextField(blank=True, help_text='One or two sentences. Learners read them before they begin.', max_length=400, verbose_name='summary')),
                ('minutes', models.PositiveSmallIntegerField(default=10, help_text='How long it takes, about.', verbose_name='minutes')),
                ('sample', models.BooleanField(default=False, help_text='Anyone may read it, without an account.', verbose_name='sample lesson')),
                ('body', lms.blocks.fields.StableStreamField(blank=True, help_text='One step is one screen: a picture or sound, a few words, at most one question.', verbose_name='steps')),
                ('cover', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=get_image_model_string(), verbose_name='picture')),
            ],
            options={
                'verbose_name': 'lesson',
            },
            bases=(courses.pages.models.OpenPageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ModulePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name("wagtailcore", "Page"))),
                ('summary', models.TextField(blank=True, help_text='One or two sentences. Learners read them before they begin.', max_length=400, verbose_name='summary')),
                ('hours', models.PositiveSmallIntegerField(default=1, help_text='Training hours, as printed on the certificate.', verbose_name='hours')),
                ('visible_outside', models.BooleanField(default=False, help_text='Its certificate may be shown to others.', verbose_name='may be seen outside')),
                ('pass_percent', models.PositiveSmallIntegerField(default=70, help_text='In percent of the questions.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='pass mark')),
                ('attempts_allowed', models.PositiveSmallIntegerField(default=0, help_text='0 means as many as she likes.', verbose_name='tries')),
                ('cover', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=get_image_model_string(), verbose_name='picture')),
            ],
            options={
                'verbose_name': 'module',
            },
            bases=(courses.pages.models.OpenPageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ModuleObjective',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('text', models.CharField(help_text='What she can do afterwards. Begin with “You”.', max_length=200, verbose_name='objective')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='objectives', to='courses_pages.modulepage')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ModuleDiscipline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('discipline', models.CharField(choices=[('skills', 'Skills'), ('language', 'Language'), ('rights', 'Rights'), ('well-being', 'Well-being'), ('work', 'Work')], max_length=20, verbose_name='discipline')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='disciplines', to='courses_pages.modulepage')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ModuleCompetence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('competence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='lms.competence', verbose_name='competence')),
                ('level', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='lms.level', verbose_name='level')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='competences', to='courses_pages.modulepage')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ModulePracticeTask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('text', models.CharField(help_text='Something one can see. Begin with the verb: “Washes her hands before …”.', max_length=200, verbose_name='what she does')),
                ('competence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='lms.competence', verbose_name='competence')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='practice', to='courses_pages.modulepage')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ModuleQuizQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='quiz_questions', to='courses_pages.modulepage')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='courses.question', verbose_name='question')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
    ]
