import django.db.models.deletion
import lms.blocks.translated
import swapper
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('lms_programme', '0005_rights'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='CopingSheetPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name("wagtailcore", "Page"))),
                ('lead', models.CharField(blank=True, max_length=250, verbose_name='introduction')),
                ('sheet', models.CharField(choices=[('card', 'A card for a hard moment'), ('plan', 'A plan to stay safe')], default='card', max_length=10, verbose_name='what it asks')),
            ],
            options={
                'verbose_name': 'coping: a sheet to fill in',
            },
            bases=(lms.blocks.translated.TranslatedPageMixin, 'wagtailcore.page', models.Model),
        ),
    ]
