"""Of the hours there are: the country in which their clock is."""

from django.db import migrations
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
        ("lms_services", "0011_hours_of_countries"),
    ]

    operations = [
        migrations.RunPython(say_where, migrations.RunPython.noop),
    ]
