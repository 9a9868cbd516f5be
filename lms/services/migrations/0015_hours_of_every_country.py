"""Hours of a service that has places in several countries are told by the clock of each."""

from django.db import migrations
from django.db.models import Exists, OuterRef


def add_countries(apps, schema_editor):
    hours = apps.get_model("lms_services", "Hours").objects
    places = apps.get_model("lms_services", "ServiceAtLocation").objects
    with_own = Exists(hours.filter(service_at_location=OuterRef("pk")))
    named = places.filter(
        ~with_own, service__isnull=False, location__isnull=False
    ).values_list("service", "location__town__country")
    countries = {}
    for service, country in named.order_by("pk"):
        countries.setdefault(service, set()).add(country or "")
    for service, wanted in countries.items():
        rows = list(hours.filter(service=service))
        held = {row.country for row in rows}
        if not rows or held == wanted:
            continue
        first = [row for row in rows if row.country == rows[0].country]
        hours.filter(service=service).delete()
        for country in sorted(wanted):
            for row in first:
                row.pk, row.country = None, country
                row.save(force_insert=True)


class Migration(migrations.Migration):
    dependencies = [
        ("lms_services", "0014_confidential_places_cleaned"),
    ]

    operations = [
        migrations.RunPython(add_countries, migrations.RunPython.noop),
    ]
