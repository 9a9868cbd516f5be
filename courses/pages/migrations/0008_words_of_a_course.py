from django.db import migrations, models

import lms.blocks.fields


class Migration(migrations.Migration):
    dependencies = [("courses_pages", "0007_lesson_that_teaches_it")]

    operations = [
        migrations.AddField(
            model_name="coursepage",
            name="glossary",
            field=lms.blocks.fields.StableStreamField(
                blank=True,
                help_text="Learners tap such a word in any lesson of the course and read what it means.",
                verbose_name="words of the course",
            ),
        ),
        migrations.AddField(
            model_name="coursepage",
            name="not_planned",
            field=models.JSONField(blank=True, default=list, verbose_name="languages that are not planned"),
        ),
        migrations.AddField(
            model_name="skillshomepage",
            name="avoided",
            field=lms.blocks.fields.StableStreamField(
                blank=True,
                help_text="The editor remarks on them in the lessons of this language, beside those it knows.",
                verbose_name="words to avoid in lessons",
            ),
        ),
    ]
