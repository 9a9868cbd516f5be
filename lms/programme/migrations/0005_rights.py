import django.db.models.deletion
import lms.blocks.fields
import lms.blocks.translated
import swapper
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('lms_programme', '0004_coping'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='RightsPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name("wagtailcore", "Page"))),
                ('lead', models.CharField(blank=True, max_length=250, verbose_name='introduction')),
                ('caution', models.CharField(blank=True, help_text='For example, that nobody has checked the answers. Leave it empty when somebody has.', max_length=120, verbose_name='said on every page and print')),
                ('parts', lms.blocks.fields.StableStreamField(blank=True, help_text='Shown below every right, and in place of an answer that nobody has checked in time.', verbose_name='whom to ask')),
            ],
            options={
                'verbose_name': 'rights: all questions',
            },
            bases=(lms.blocks.translated.TranslatedPageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='RightPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=swapper.get_model_name("wagtailcore", "Page"))),
                ('reviewer', models.CharField(blank=True, help_text="An office or a role, not a person's name. Without it the text is not shown.", max_length=120, verbose_name='reviewed by')),
                ('reviewed_on', models.DateField(blank=True, null=True, verbose_name='reviewed on')),
                ('expires_on', models.DateField(blank=True, help_text='After this day it is no longer shown.', null=True, verbose_name='holds until')),
                ('country', models.CharField(choices=[('IT', 'Italy'), ('ES', 'Spain'), ('GR', 'Greece'), ('RO', 'Romania'), ('EU', 'European Union')], max_length=2, verbose_name='country')),
                ('topic', models.CharField(choices=[('work', 'Can I work?'), ('doctor', 'Can I see a doctor?'), ('papers', 'How do I get papers?'), ('police', 'What if I go to the police?'), ('lawyer', 'Who pays for a lawyer?'), ('interpreter', 'Can I have an interpreter?'), ('children', 'What about my children?'), ('home', 'Where can I live?'), ('money', 'Can I get money to live on?'), ('study', 'Can I study?'), ('unpaid', 'My employer does not pay me'), ('return', 'Can they send me back?'), ('protection', 'What must be done to protect me?'), ('movement', 'Can I go to another country?'), ('data', 'Who may know about me?'), ('other', 'Other questions')], max_length=20, verbose_name='question it belongs to')),
                ('short', models.CharField(help_text='Begin with yes or no where you can.', max_length=200, verbose_name='the answer in one sentence')),
                ('body', lms.blocks.fields.StableStreamField(verbose_name='the answer')),
                ('care', models.TextField(blank=True, help_text='What to know before she goes there.', max_length=400, verbose_name='take care')),
                ('decides', models.CharField(blank=True, max_length=300, verbose_name='who decides')),
                ('takes', models.CharField(blank=True, max_length=300, verbose_name='how long it takes')),
                ('costs', models.CharField(blank=True, max_length=300, verbose_name='what it costs')),
                ('bring', lms.blocks.fields.StableStreamField(blank=True, verbose_name='what to bring')),
                ('counter', lms.blocks.fields.StableStreamField(blank=True, help_text='One sentence each. The same line stands beside it in the language of the country.', verbose_name='what to say at the counter')),
                ('source', models.CharField(help_text='The law and its article, or the office.', max_length=300, verbose_name='where this comes from')),
                ('words_changed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('words_digest', models.CharField(blank=True, editable=False, max_length=64)),
            ],
            options={
                'verbose_name': 'rights: an answer',
                'constraints': [models.CheckConstraint(condition=models.Q(('reviewed_on', None), ('expires_on', None), ('expires_on__gte', models.F('reviewed_on')), _connector='OR'), name='lms_programme_right_reviewed_first', violation_error_message='It must hold until a day after the review.')],
            },
            bases=(lms.blocks.translated.TranslatedPageMixin, 'wagtailcore.page', models.Model),
        ),
    ]
