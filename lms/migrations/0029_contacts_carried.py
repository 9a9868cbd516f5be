"""What stood as a row for each language becomes one contact with words in each.

On the way back only numbers to call at once have a place.
"""

from django.db import migrations

EMERGENCY, CRISIS = "emergency", "crisis"
#: The emergency number of the four countries and of the Union.
DANGER_TO_LIFE = {"112"}


def to_contacts(apps, schema_editor):
    Contact, Words = apps.get_model("lms", "Contact"), apps.get_model("lms", "ContactWords")
    made = {}
    for row in apps.get_model("lms", "CrisisContact").objects.order_by("position", "pk"):
        same = (row.country, row.number, row.position)
        contact = made.get(same)
        if contact is None or Words.objects.filter(contact=contact, language=row.language).exists():
            contact = made[same] = Contact.objects.create(
                name=row.label,
                kind=EMERGENCY if row.number.replace(" ", "") in DANGER_TO_LIFE else CRISIS,
                country=row.country,
                number=row.number,
                position=row.position,
                hours="written" if row.hours else "unknown",
            )
        elif row.hours and contact.hours == "unknown":
            contact.hours = "written"
            contact.save(update_fields=["hours"])
        Words.objects.create(contact=contact, language=row.language, label=row.label, hours=row.hours)


def to_rows(apps, schema_editor):
    CrisisContact = apps.get_model("lms", "CrisisContact")
    words = apps.get_model("lms", "ContactWords").objects.select_related("contact")
    for row in words.filter(contact__kind__in=[EMERGENCY, CRISIS]).order_by("pk"):
        CrisisContact.objects.create(
            country=row.contact.country,
            language=row.language,
            label=row.label,
            number=row.contact.number,
            hours=row.hours,
            position=row.contact.position,
        )


class Migration(migrations.Migration):
    dependencies = [("lms", "0028_contacts")]

    operations = [migrations.RunPython(to_contacts, to_rows)]
