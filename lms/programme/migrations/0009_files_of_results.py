import lms.blocks.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('lms_programme', '0008_rooms'),
    ]

    operations = [
        migrations.AddField(
            model_name='resultpage',
            name='files',
            field=lms.blocks.fields.StableStreamField(blank=True, help_text='PDF or sound, from the documents. What is hidden in a file, such as its author, was taken out when it came.', verbose_name='files to take along'),
        ),
        migrations.AddField(
            model_name='resultpage',
            name='is_being_made',
            field=models.BooleanField(default=False, help_text='Readers are told before they open it.', verbose_name='still being made'),
        ),
    ]
