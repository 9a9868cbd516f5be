from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('lms_programme', '0009_files_of_results'),
    ]

    operations = [
        migrations.AddField(
            model_name='copingtoolpage',
            name='drawn',
            field=models.CharField(blank=True, choices=[('wall', 'hands on a wall'), ('table', 'things on a table'), ('bed', 'a made bed'), ('hands', 'an open hand and a fist'), ('figure', 'a figure of paper'), ('clock', 'a clock'), ('page', 'a page to write on'), ('house', 'a house with a lit window'), ('kettle', 'a kettle off the heat'), ('slip', 'one slip of a pile'), ('bag', 'a packed bag'), ('fingers', 'a hand on paper')], help_text='Empty: that of the first feeling it is for.', max_length=10, verbose_name='drawing'),
        ),
    ]
