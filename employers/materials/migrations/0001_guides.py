import django.db.models.deletion
import employers.materials.models
import lms.blocks.fields
import swapper
from django.db import migrations, models
from wagtail.images import get_image_model_string


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        ('wagtailimages', '0027_image_description'),
        migrations.swappable_dependency(get_image_model_string()),
    ]

    operations = [
        migrations.CreateModel(
            name='GuidesPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name("wagtailcore", "Page"))),
                ('intro', models.TextField(blank=True, max_length=400, verbose_name='introduction')),
            ],
            options={
                'verbose_name': 'shelf of guides for employers',
                'verbose_name_plural': 'shelves of guides for employers',
            },
            bases=(employers.materials.models.TranslatedPageMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='GuidePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name("wagtailcore", "Page"))),
                ('summary', models.CharField(max_length=200, verbose_name='in one sentence')),
                ('minutes', models.PositiveSmallIntegerField(default=5, verbose_name='minutes to read')),
                ('body', lms.blocks.fields.StableStreamField(blank=True, verbose_name='text')),
                ('cover', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=get_image_model_string(), verbose_name='picture')),
            ],
            options={
                'verbose_name': 'guide for employers',
                'verbose_name_plural': 'guides for employers',
            },
            bases=(employers.materials.models.TranslatedPageMixin, 'wagtailcore.page'),
        ),
    ]
