"""Hours are told by the clock of the country where the place is."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce


def say_where(apps, schema_editor):
    hours = apps.get_model("lms_services", "Hours").objects
    places = apps.get_model("lms_services", "ServiceAtLocation").objects.filter(
        location__town__isnull=False
    )
    for owner, mine in (
        ("service_at_location", places.filter(pk=OuterRef("service_at_location"))),
        ("service", places.filter(service=OuterRef("service"))),
    ):
        country = mine.order_by("position", "pk").values("location__town__country")[:1]
        hours.filter(**{f"{owner}__isnull": False}).update(
            country=Coalesce(Subquery(country), Value(""))
        )


class Migration(migrations.Migration):
    dependencies = [
        ("lms_services", "0010_large_files"),
    ]

    operations = [
        migrations.AddField(
            model_name="hours",
            name="country",
            field=models.CharField(blank=True, default="", max_length=2),
            preserve_default=False,
        ),
        migrations.RunPython(say_where, migrations.RunPython.noop),
    ]
