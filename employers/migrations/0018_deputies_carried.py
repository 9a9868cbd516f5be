"""Who stands in for a coach stands in for all of what she does: one row for both (decision 98)."""

from django.db import migrations


def carry(apps, schema_editor):
    Deputy = apps.get_model("lms", "Deputy")
    for row in apps.get_model("employers", "Deputy").objects.order_by("pk"):
        Deputy.objects.create(
            uuid=row.uuid,
            worker_id=row.coach_id,
            deputy_id=row.deputy_id,
            organisation_id=row.organisation_id,
            named_by_id=row.coach_id,
            since=min(row.since.date(), row.until),
            until=row.until,
        )


def carry_back(apps, schema_editor):
    Deputy = apps.get_model("employers", "Deputy")
    for row in apps.get_model("lms", "Deputy").objects.filter(ended_at=None).order_by("pk"):
        Deputy.objects.create(
            uuid=row.uuid,
            coach_id=row.worker_id,
            deputy_id=row.deputy_id,
            organisation_id=row.organisation_id,
            until=row.until,
        )


class Migration(migrations.Migration):
    dependencies = [("employers", "0017_placement_held"), ("lms", "0035_deputies")]

    operations = [migrations.RunPython(carry, carry_back)]
