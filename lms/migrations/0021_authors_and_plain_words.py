import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ('lms', '0020_rights_of_wagtails_groups'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='face',
            options={'verbose_name': 'website', 'verbose_name_plural': 'websites'},
        ),
        migrations.AlterField(
            model_name='face',
            name='collection',
            field=models.ForeignKey(blank=True, help_text='Pictures, sound and documents uploaded there, or below, are shown on this website alone. What lies elsewhere belongs to the website with the courses.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.collection', verbose_name='its collection'),
        ),
        migrations.AlterField(
            model_name='face',
            name='controller',
            field=models.CharField(blank=True, help_text='The true name of the organisation. The website with the courses tells it to signed-in learners only, the other one to everybody.', max_length=200, verbose_name='who is responsible for the data'),
        ),
        migrations.AlterField(
            model_name='face',
            name='kind',
            field=models.CharField(choices=[('skills', 'Skills: trainees, trainers, employers'), ('programme', 'Programme: the public and professionals')], default='skills', max_length=20, verbose_name='which website'),
        ),
        migrations.AlterField(
            model_name='face',
            name='security_contact',
            field=models.CharField(blank=True, help_text='A “mailto:” or “https://” address of this website alone, shown at /.well-known/security.txt. Empty: there is no such page.', max_length=200, validators=[django.core.validators.RegexValidator('\\A(mailto:[^@\\s]+@[^@\\s]+|https://\\S+)\\Z', 'Begin with “mailto:” or “https://”.')], verbose_name='who hears of weaknesses'),
        ),
        migrations.AlterField(
            model_name='membership',
            name='role',
            field=models.CharField(choices=[('learner', 'Learner'), ('trainer', 'Trainer'), ('case_worker', 'Adviser'), ('coordinator', 'Coordinator'), ('author', 'Author'), ('reviewer', 'Reviewer'), ('administrator', 'Administrator'), ('employer', 'Employer')], max_length=20, verbose_name='role'),
        ),
        migrations.AlterField(
            model_name='organisation',
            name='programme',
            field=models.BooleanField(default=True, help_text='Off for an organisation whose learners come by another way, such as a school. With some of them here, an account alone tells nothing about anybody.', verbose_name='learners come through the programme'),
        ),
    ]
