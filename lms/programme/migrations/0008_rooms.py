import django.db.models.deletion
import lms.blocks.fields
import lms.blocks.translated
import lms.core.days
import swapper
from django.db import migrations, models
from wagtail.images import get_image_model_string


class Migration(migrations.Migration):

    dependencies = [
        ('lms_programme', '0007_handouts'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        ('wagtailimages', '0027_image_description'),
        migrations.swappable_dependency(get_image_model_string()),
    ]

    operations = [
        migrations.CreateModel(
            name='AboutPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name("wagtailcore", "Page"))),
                ('lead', models.CharField(blank=True, max_length=250, verbose_name='introduction')),
                ('body', lms.blocks.fields.StableStreamField(blank=True, verbose_name='text')),
                ('partners', lms.blocks.fields.StableStreamField(blank=True, verbose_name='partners')),
            ],
            options={
                'verbose_name': 'about the programme',
            },
            bases=(lms.blocks.translated.TranslatedPageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='AudiencePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name("wagtailcore", "Page"))),
                ('lead', models.CharField(blank=True, max_length=250, verbose_name='introduction')),
                ('body', lms.blocks.fields.StableStreamField(blank=True, verbose_name='text')),
                ('audience', models.CharField(choices=[('women', 'I am looking for help'), ('services', 'I work in a service'), ('employers', 'I employ people'), ('public', 'I want to do something')], max_length=10, verbose_name='for whom')),
                ('reads', lms.blocks.fields.StableStreamField(blank=True, help_text='The first three stand on the front page.', verbose_name='what they may read')),
                ('prints', lms.blocks.fields.StableStreamField(blank=True, verbose_name='what they may print')),
            ],
            options={
                'verbose_name': 'page for one kind of readers',
                'verbose_name_plural': 'pages for one kind of readers',
            },
            bases=(lms.blocks.translated.TranslatedPageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ContactPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name("wagtailcore", "Page"))),
                ('lead', models.CharField(blank=True, max_length=250, verbose_name='introduction')),
                ('body', lms.blocks.fields.StableStreamField(blank=True, verbose_name='text')),
                ('post_address', models.TextField(blank=True, max_length=300, verbose_name='address for letters')),
                ('mail', models.EmailField(blank=True, help_text='Of an office, not of a person.', max_length=254, verbose_name='address for mail')),
                ('hours', models.CharField(blank=True, max_length=160, verbose_name='when somebody reads it')),
            ],
            options={
                'verbose_name': 'how to reach the programme',
            },
            bases=(lms.blocks.translated.TranslatedPageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='EventPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name("wagtailcore", "Page"))),
                ('lead', models.CharField(blank=True, max_length=250, verbose_name='introduction')),
                ('body', lms.blocks.fields.StableStreamField(blank=True, verbose_name='text')),
                ('begins_on', models.DateField(verbose_name='first day')),
                ('ends_on', models.DateField(blank=True, help_text='Empty: one day.', null=True, verbose_name='last day')),
                ('hours', models.CharField(blank=True, max_length=80, verbose_name='from when to when')),
                ('town', models.CharField(max_length=80, verbose_name='town')),
                ('place', models.CharField(blank=True, max_length=160, verbose_name='place')),
                ('in_languages', models.CharField(blank=True, max_length=160, verbose_name='languages spoken')),
            ],
            options={
                'verbose_name': 'event',
                'verbose_name_plural': 'events',
            },
            bases=(lms.blocks.translated.TranslatedPageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='NewsItemPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name("wagtailcore", "Page"))),
                ('lead', models.CharField(blank=True, max_length=250, verbose_name='introduction')),
                ('body', lms.blocks.fields.StableStreamField(blank=True, verbose_name='text')),
                ('day', models.DateField(default=lms.core.days.today, verbose_name='day')),
            ],
            options={
                'verbose_name': 'piece of news',
                'verbose_name_plural': 'pieces of news',
            },
            bases=(lms.blocks.translated.TranslatedPageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='NewsPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name("wagtailcore", "Page"))),
                ('lead', models.CharField(blank=True, max_length=250, verbose_name='introduction')),
                ('body', lms.blocks.fields.StableStreamField(blank=True, verbose_name='text')),
            ],
            options={
                'verbose_name': 'news and events',
                'verbose_name_plural': 'news and events',
            },
            bases=(lms.blocks.translated.TranslatedPageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='PlainPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name("wagtailcore", "Page"))),
                ('lead', models.CharField(blank=True, max_length=250, verbose_name='introduction')),
                ('body', lms.blocks.fields.StableStreamField(blank=True, verbose_name='text')),
            ],
            options={
                'verbose_name': 'page of text',
                'verbose_name_plural': 'pages of text',
            },
            bases=(lms.blocks.translated.TranslatedPageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ResultPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name("wagtailcore", "Page"))),
                ('lead', models.CharField(blank=True, max_length=250, verbose_name='introduction')),
                ('body', lms.blocks.fields.StableStreamField(blank=True, verbose_name='text')),
                ('kind', models.CharField(choices=[('tool', 'Tool'), ('guide', 'Guide'), ('method', 'Method'), ('database', 'Database'), ('practice', 'Good practice'), ('report', 'Report'), ('story', 'Story')], max_length=10, verbose_name='kind')),
                ('in_languages', models.CharField(blank=True, help_text='In which it is there, in words.', max_length=160, verbose_name='languages')),
                ('made_by', models.CharField(blank=True, max_length=160, verbose_name='made by')),
                ('ways', lms.blocks.fields.StableStreamField(blank=True, verbose_name='where it is')),
            ],
            options={
                'verbose_name': 'result',
                'verbose_name_plural': 'results',
            },
            bases=(lms.blocks.translated.TranslatedPageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ResultsPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name("wagtailcore", "Page"))),
                ('lead', models.CharField(blank=True, max_length=250, verbose_name='introduction')),
                ('body', lms.blocks.fields.StableStreamField(blank=True, verbose_name='text')),
            ],
            options={
                'verbose_name': 'shelf of results',
                'verbose_name_plural': 'shelves of results',
            },
            bases=(lms.blocks.translated.TranslatedPageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.AddField(
            model_name='programmehomepage',
            name='doors',
            field=lms.blocks.fields.StableStreamField(blank=True, help_text='What the programme offers: seven at most, each with a house of cut paper.', verbose_name='doors'),
        ),
        migrations.AddField(
            model_name='programmehomepage',
            name='emblem',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=get_image_model_string(), verbose_name='emblem of who pays'),
        ),
        migrations.AddField(
            model_name='programmehomepage',
            name='emblem_words',
            field=models.CharField(blank=True, help_text='For those who cannot see it.', max_length=120, verbose_name='what the emblem shows'),
        ),
        migrations.AddField(
            model_name='programmehomepage',
            name='funded_line',
            field=models.CharField(blank=True, help_text='At the foot of every page of this website.', max_length=300, verbose_name='who pays'),
        ),
        migrations.AddField(
            model_name='programmehomepage',
            name='grant_number',
            field=models.CharField(blank=True, max_length=60, verbose_name='grant number'),
        ),
    ]
