
import django.core.validators
import django.db.models.deletion
import lms.blocks.fields
import lms.blocks.translated
import modelcluster.fields
import wagtail.fields
import swapper
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('lms_programme', '0006_sheets'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='HandoutPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name("wagtailcore", "Page"))),
                ('summary', models.CharField(max_length=160, verbose_name='in a sentence')),
                ('topic', models.CharField(choices=[('moment', 'For a hard moment'), ('counter', 'At a counter and at work'), ('days', 'For the days'), ('beside', 'For the people around')], default='moment', max_length=10, verbose_name='stands under')),
                ('panels', lms.blocks.fields.StableStreamField(help_text='In the order in which they are read. The preview shows the sheet and says what does not fit.', verbose_name='pages')),
                ('note', models.CharField(blank=True, help_text='On the last page: who has checked the text.', max_length=160, verbose_name='small print')),
            ],
            options={
                'verbose_name': 'handout',
                'verbose_name_plural': 'handouts',
            },
            bases=(lms.blocks.translated.TranslatedPageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='HandoutsPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name("wagtailcore", "Page"))),
                ('lead', models.CharField(blank=True, max_length=250, verbose_name='introduction')),
            ],
            options={
                'verbose_name': 'handouts: the shelf',
            },
            bases=(lms.blocks.translated.TranslatedPageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='SessionsPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name("wagtailcore", "Page"))),
                ('lead', models.CharField(blank=True, max_length=250, verbose_name='introduction')),
                ('care', wagtail.fields.RichTextField(blank=True, help_text='What holds for all of them: consent, leaving the room, whom to call.', verbose_name='before any session')),
            ],
            options={
                'verbose_name': 'session plans: the shelf',
            },
            bases=(lms.blocks.translated.TranslatedPageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.AddField(
            model_name='copingtoolpage',
            name='handout',
            field=models.ForeignKey(blank=True, help_text='The same to print, fold and keep.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='lms_programme.handoutpage', verbose_name='its handout'),
        ),
        migrations.CreateModel(
            name='SessionPlanPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name("wagtailcore", "Page"))),
                ('summary', models.CharField(max_length=200, verbose_name='in a sentence')),
                ('kind', models.CharField(choices=[('ethno', 'Words, places and customs'), ('art', 'Hands and pictures'), ('body', 'Body and breath')], default='art', max_length=10, verbose_name='works with')),
                ('people_from', models.PositiveSmallIntegerField(default=4, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(40)], verbose_name='people, at least')),
                ('people_to', models.PositiveSmallIntegerField(default=8, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(40)], verbose_name='people, at most')),
                ('aim', wagtail.fields.RichTextField(verbose_name='what it is for')),
                ('materials', lms.blocks.fields.StableStreamField(blank=True, verbose_name='what you need')),
                ('before', wagtail.fields.RichTextField(blank=True, verbose_name='before they come')),
                ('steps', lms.blocks.fields.StableStreamField(verbose_name='the session')),
                ('care', wagtail.fields.RichTextField(help_text='When to stop, what to leave out, how to end.', verbose_name='care')),
            ],
            options={
                'verbose_name': 'session plan',
                'verbose_name_plural': 'session plans',
                'constraints': [models.CheckConstraint(condition=models.Q(('people_from__lte', models.F('people_to'))), name='lms_programme_session_people_in_order', violation_error_message='At most must not be less than at least.')],
            },
            bases=(lms.blocks.translated.TranslatedPageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='HandoutPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('paper', models.CharField(choices=[('zine', 'Small book from one sheet (8 pages, one cut)'), ('leaflet', 'Leaflet with three leaves (6 pages)'), ('booklet', 'Booklet, A5'), ('card', 'Card for a pocket (4 pages)')], default='zine', max_length=10, verbose_name='form')),
                ('handout', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='lms_programme.handoutpage')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('handout', 'paper'), name='lms_programme_handout_paper_once')],
            },
        ),
    ]
