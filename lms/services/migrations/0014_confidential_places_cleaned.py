"""Places that became confidential before their saving took away what files had said of them: pointers, links,
descriptions, attributes, a street in the history (lms.services.editing.places does so for each that is saved).

Only takes away; what it took is nowhere. The marks stay, and the front door for the public.
"""

from django.db import migrations
from django.db.models import CharField, JSONField, TextField

from lms.services.editing.telling import is_told
from lms.services.index import needs_in_words, words_said
from lms.services.places.marks import KnownMarks

UNASKED = ("alternate_name", "description", "url")
#: Of an address the form asks these; the town follows from the place.
DOOR = ("address_1", "address_2", "postal_code")
TELLING_CHANGES = ("imported", "place")
HUNG = ("contacts", "phones", "schedules", "languages")
PIECE = 500


def clean(apps, schema_editor):
    def model(name):
        return apps.get_model("lms_services", name)

    organisations, needs = set(), needs_in_words()
    for location in model("Location").objects.filter(is_confidential=True).order_by("pk"):
        marks = _marks_of(model("AddressMark"), location.edited_by_id)
        organisations.add(location.edited_by_id)
        _clean_place(model, location, marks)
        offered = model("ServiceAtLocation").objects.filter(location=location)
        for service in model("Service").objects.filter(pk__in=offered.values("service")):
            words = " ".join(words_said(service, needs))
            model("SearchEntry").objects.filter(service=service).update(words=words)
    for organisation in filter(None, organisations):
        _clean_history(
            model("Change"), organisation, _marks_of(model("AddressMark"), organisation)
        )


def _marks_of(marks, organisation):
    found = {}
    rows = marks.objects.filter(
        location__edited_by=organisation, location__is_confidential=True
    )
    for kind, mark in rows.values_list("kind", "mark") if organisation else ():
        found.setdefault(kind, set()).add(mark)
    return KnownMarks({kind: frozenset(each) for kind, each in found.items()})


def _clean_place(model, location, marks):
    location.latitude = location.longitude = None
    location.other = _identified(location.other)
    for name in UNASKED:
        setattr(location, name, "")
    location.save()
    location.accessibility.all().delete()
    ids = [location.uuid, *location.addresses.values_list("uuid", flat=True)]
    model("KeptRecord").objects.filter(parent_id__in=ids).delete()
    model("Attribute").objects.filter(link_id__in=ids).delete()
    _clean_addresses(location, marks)
    for wording in location.wordings.all():
        wording.texts = {
            name: text
            for name, text in wording.texts.items()
            if name not in UNASKED and not is_told(marks, text, postcode=True)
        }
        if wording.texts:
            wording.save()
        else:
            wording.delete()
    offered = list(location.service_at_locations.all())
    _silence(location, marks, postcode=True)
    rows = [*offered]
    for owner in (location, *offered):
        for hung in HUNG:
            rows += getattr(owner, hung).all() if hasattr(owner, hung) else []
    for row in rows:
        _silence(row, marks)
    model("Change").objects.filter(
        service__service_at_locations__location=location, member__in=TELLING_CHANGES
    ).update(before="", after="")


def _clean_addresses(location, marks):
    """The first is its front door, as the form shows it. One that names the place itself is none."""
    first, *others = [*location.addresses.order_by("position", "pk")] or [None]
    for other in others:
        other.delete()
    if first is None:
        return
    door = " ".join(getattr(first, name) for name in DOOR)
    if not first.address_1 or is_told(marks, door, postcode=True):
        first.delete()
        return
    for name in ("attention", "region", "state_province"):
        setattr(first, name, "")
    first.other = _identified(first.other)
    first.save()


def _silence(row, marks, *, postcode=False):
    """What hangs on it keeps what tells nothing: a number, hours."""
    telling = [
        column.name
        for column in row._meta.concrete_fields
        if isinstance(column, CharField | TextField | JSONField) and not column.choices
        if is_told(marks, getattr(row, column.name), postcode=postcode)
    ]
    for name in telling:
        setattr(row, name, _identified(row.other) if name == "other" else "")
    if telling:
        row.save(update_fields=telling)


def _clean_history(changes, organisation, marks):
    said = changes.objects.filter(service__edited_by=organisation).exclude(
        before="", after=""
    )
    rows = said.order_by("pk").values_list("pk", "before", "after")
    telling = [
        pk
        for pk, *texts in rows.iterator(chunk_size=PIECE)
        if any(is_told(marks, text, postcode=True) for text in texts)
    ]
    for at in range(0, len(telling), PIECE):
        changes.objects.filter(pk__in=telling[at : at + PIECE]).update(before="", after="")


def _identified(other):
    return {name: raw for name, raw in other.items() if name == "id"}


class Migration(migrations.Migration):
    dependencies = [
        ("lms_services", "0013_who_hears_of_a_call"),
    ]

    operations = [
        migrations.RunPython(clean, migrations.RunPython.noop),
    ]
