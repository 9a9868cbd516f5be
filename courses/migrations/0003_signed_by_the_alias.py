"""No certificate names the colleague who confirmed a name: who signs stands in the settings of the face."""

from django.db import migrations


def take_out(apps, schema_editor):
    """The sheet then prints who signs for the face, or a line to sign on."""
    apps.get_model("courses", "Certificate").objects.exclude(signatory="").update(signatory="")


def put_back(apps, schema_editor):
    """From who confirmed, which is where the name came from. Somebody whose account is gone stays out."""
    for certificate in apps.get_model("courses", "Certificate").objects.exclude(name_confirmed_by=None).select_related("name_confirmed_by"):
        certificate.signatory = f"{certificate.name_confirmed_by.first_name} {certificate.name_confirmed_by.last_name}".strip()
        certificate.save(update_fields=["signatory"])


class Migration(migrations.Migration):
    dependencies = [("courses", "0002_what_stays_after_erasure")]

    operations = [migrations.RunPython(take_out, put_back)]
