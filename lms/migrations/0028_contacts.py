"""Numbers become records of their own, with words in each language."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import wagtail.search.index
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('lms', '0027_deleted_conversations'),
    ]

    operations = [
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('reviewer', models.CharField(blank=True, help_text="An office or a role, not a person's name. Without it the text is not shown.", max_length=120, verbose_name='reviewed by')),
                ('reviewed_on', models.DateField(blank=True, null=True, verbose_name='reviewed on')),
                ('expires_on', models.DateField(blank=True, help_text='After this day it is no longer shown.', null=True, verbose_name='holds until')),
                ('name', models.CharField(help_text='For authors. Readers see the words below.', max_length=80, verbose_name='name in lists')),
                ('kind', models.CharField(choices=[('emergency', 'Emergency number: danger to life'), ('crisis', 'Crisis line: help at once'), ('line', 'Help line'), ('office', 'Office')], default='line', max_length=10, verbose_name='kind')),
                ('country', models.CharField(blank=True, help_text='Two capital letters, such as IT. Empty: every country.', max_length=2, validators=[django.core.validators.RegexValidator('\\A[A-Z]{2}\\Z', 'Two capital letters, such as IT.')], verbose_name='country')),
                ('number', models.CharField(max_length=26, validators=[django.core.validators.RegexValidator('\\A\\+?[0-9][0-9 ]{1,24}\\Z', 'Digits and spaces, with a + in front if needed.')], verbose_name='telephone number')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('hours', models.CharField(choices=[('unknown', 'Nobody has said when'), ('always', 'Day and night'), ('written', 'As written with its words')], default='unknown', max_length=8, verbose_name='when somebody answers')),
                ('trace', models.CharField(choices=[('unknown', 'Not known'), ('bill', "On the bill and in the phone's list of calls"), ('calls', "In the phone's list of calls alone"), ('none', 'Nowhere')], default='unknown', max_length=8, verbose_name='where the call can be seen')),
                ('recorded', models.CharField(choices=[('unknown', 'Not known'), ('yes', 'Yes'), ('no', 'No')], default='unknown', max_length=8, verbose_name='is it recorded?')),
                ('interpreter', models.CharField(choices=[('unknown', 'Not known'), ('yes', 'Yes'), ('some', 'For some languages'), ('no', 'No')], default='unknown', max_length=8, verbose_name='is there an interpreter?')),
                ('police', models.CharField(choices=[('unknown', 'Not known'), ('no', 'No'), ('asked', 'Only if she wants it'), ('can', 'Yes, they can be told')], default='unknown', max_length=8, verbose_name='are the police told?')),
                ('migration', models.CharField(choices=[('unknown', 'Not known'), ('no', 'No'), ('asked', 'Only if she wants it'), ('can', 'Yes, they can be told')], default='unknown', max_length=8, verbose_name='is the migration office told?')),
                ('cost', models.CharField(choices=[('unknown', 'Not known'), ('free', 'Nothing'), ('usual', 'As much as any call'), ('more', 'More than other calls')], default='unknown', max_length=8, verbose_name='what a call costs')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('reviewed_on', None), ('expires_on', None), ('expires_on__gte', models.F('reviewed_on')), _connector='OR'), name='lms_contact_in_order', violation_error_message='It must hold until a day after the review.'),
                ],
                'verbose_name': 'contact',
                'verbose_name_plural': 'contacts',
                'ordering': ['position', 'pk'],
            },
            bases=(wagtail.search.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='ContactWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=12, verbose_name='language')),
                ('label', models.CharField(help_text='In neutral words: others may see the screen.', max_length=80, verbose_name='who answers')),
                ('hours', models.CharField(blank=True, help_text='For example: Monday to Friday, 9 to 17.', max_length=80, verbose_name='when')),
                ('happens', models.TextField(blank=True, help_text='Who answers, what they ask, what they do then. One idea a sentence, a line for each.', max_length=800, verbose_name='what happens when I call')),
                ('contact', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='words', to='lms.contact')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('contact', 'language'), name='lms_contact_words_once'),
                ],
                'verbose_name': 'words of a contact',
                'verbose_name_plural': 'words of contacts',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20, verbose_name='kind')),
                ('key', models.CharField(max_length=64)),
                ('language', models.CharField(max_length=12, verbose_name='language')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('number', models.PositiveIntegerField(verbose_name='edition')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made on')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='to throw away since')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('kind', 'key', 'language', 'number'), name='lms_edition_once'),
                ],
                'verbose_name': 'printed edition',
                'verbose_name_plural': 'printed editions',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='EditionContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('version', models.PositiveIntegerField()),
                ('contact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='printed', to='lms.contact')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='lms.edition')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('edition', 'contact'), name='lms_edition_contact_once'),
                ],
            },
        ),
    ]
