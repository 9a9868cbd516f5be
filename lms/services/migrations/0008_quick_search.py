"""What is asked most is found by an index: hours of a weekday, and who answers day and night."""

import django.db.models.deletion
from django.db import migrations, models

def _of_those(model, owner, *more, name):
    condition = models.Q((f"{owner}__isnull", False))
    index = models.Index(condition=condition, fields=[owner, *more], name=name)
    return migrations.AddIndex(model_name=model, index=index)


class Migration(migrations.Migration):

    dependencies = [("lms_services", "0007_held_back")]

    operations = [
        migrations.RemoveIndex(model_name="hours", name="lms_services_hours_of_places"),
        migrations.AddIndex(
            model_name="hours",
            index=models.Index(fields=["weekday", "opens", "closes"], name="lms_services_hours_then"),
        ),
        migrations.AlterField(
            model_name="hours",
            name="service",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="hours",
                to="lms_services.service",
            ),
        ),
        migrations.AlterField(
            model_name="hours",
            name="service_at_location",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="hours",
                to="lms_services.serviceatlocation",
            ),
        ),
        _of_those("hours", "service", "weekday", "opens", name="lms_services_hours_theirs"),
        _of_those("hours", "service_at_location", "weekday", "opens", name="lms_services_hours_there"),
        _of_those("language", "service", "code", name="lms_services_spoken_by"),
        _of_those("language", "location", "code", name="lms_services_spoken_at"),
        _of_those("language", "phone", "code", name="lms_services_spoken_on"),
        migrations.AddIndex(
            model_name="service",
            index=models.Index(
                condition=models.Q(("answers_day_and_night", True)),
                fields=["answers_day_and_night"],
                name="lms_services_always",
            ),
        ),
    ]
