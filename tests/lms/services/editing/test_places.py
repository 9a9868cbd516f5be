"""The address of a confidential place is in no byte of anything: no table, page, export or interface."""

import io
import json
import zipfile
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.serializers import serialize
from django.db.models import CharField, JSONField, TextField
from django.test import Client
from django.urls import reverse

from lms.contacts.enums import Answer
from lms.organisations.models import Role
from lms.services.directory.models import Service, Wording
from lms.services.directory.queries import public
from lms.services.editing.actions import change_service
from lms.services.editing.places import Secret, new_place, save_place
from lms.services.editing.telling import what_tells
from lms.services.enums import LocationType, Redaction
from lms.services.hsds.actions import PlanIsOld, carry_out
from lms.services.hsds.exporting import as_json, as_zip
from lms.services.hsds.kinds import kinds
from lms.services.hsds.planning import planned
from lms.services.hsds.reading import read
from lms.services.index import found, refresh_index
from lms.services.places.models import Accessibility, Address, Location
from lms.services.reaching.models import Phone
from lms.services.taxonomies.models import Attribute, KeptRecord
from tests.factories.people import make_organisation, make_worker
from tests.factories.services import make_organization, make_service

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]
STREET, POSTCODE, POINT = "Via dei Tigli 47", "40137", (44.48251, 11.37044)
SECRETS = ("tigli", "40137", "44.482", "11.370", "index.home.raft")
SECRET = Secret(STREET, POSTCODE, POINT)
VALUES = {
    "location_type": LocationType.PHYSICAL,
    "name": "The house",
    "area": "The east",
    "transportation": "Somebody fetches you.",
    "getting_in": "",
    "step_free": Answer.UNKNOWN,
    "is_confidential": True,
    "redaction": Redaction.SHELTER,
}


@pytest.fixture
def house():
    return make_organisation()


@pytest.fixture
def marta(house):
    return make_worker(Role.COORDINATOR, organisation=house)


@pytest.fixture
def service(house):
    return make_service(
        organization=make_organization(edited_by=house), name="A bed", edited_by=house, needs=["tonight"]
    )


def save(place, by, *, secret=SECRET, address=None, **values):
    return save_place(
        place, by=by, values=VALUES | values, town=("Bologna", "IT"), address=address or {}, secret=secret
    )


def every_byte() -> str:
    """All rows of all tables."""
    models = [model for model in apps.get_models() if model._meta.app_label.startswith("lms")]
    return "".join(serialize("json", model._base_manager.all()) for model in models)


def test_its_address_is_in_no_byte(service, marta, house):
    """What was public before is gone too: address, coordinates, what3words, what a file said of it."""
    place = save(new_place(service), marta, is_confidential=False, secret=None,
                 address={"address_1": STREET, "postal_code": POSTCODE})  # fmt: skip
    location = place.location
    Location.objects.filter(pk=location.pk).update(
        latitude=POINT[0], longitude=POINT[1], other={"external_identifier": "///index.home.raft"}
    )
    KeptRecord.objects.create(
        kind="metadata", parent_id=location.uuid, edited_by=house, other={"previous_value": STREET}
    )
    other = make_service(organization=service.organization, edited_by=house)
    for words in (f"Beside {STREET}, {POSTCODE} Bologna.", "Beside the school."):
        change_service(other, by=marta, values={"description": words})
    place.refresh_from_db()
    save(place, marta)
    machine = Client(SERVER_NAME="heal.localhost")
    base = "/api/hsds/v3"
    told = [
        machine.get(f"{base}/services/{service.uuid}", follow=True).content.decode(),
        machine.get(f"{base}/service_at_locations?full=true").content.decode(),
        machine.get(f"{base}/organizations?full=true&full_service=true").content.decode(),
        as_json(house),
        as_json(None),
        *tables(as_zip(house)),
        every_byte(),
    ]
    assert [secret for secret in SECRETS for text in told if secret in text.lower()] == []
    assert "The east" in told[0]


def tables(packed: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return [archive.read(name).decode() for name in archive.namelist()]


@pytest.mark.parametrize(
    ("member", "text"),
    [
        ("transportation", "Bus 27, then 47 via dei Tigli."),
        ("getting_in", "VIA DEI TIGLI, 47: second bell"),
        ("area", "the streets of 40137"),
        ("name", "Via dei Tigli 47"),
    ],
)
def test_its_own_texts_may_not_tell(service, marta, member, text):
    with pytest.raises(ValidationError) as problem:
        save(new_place(service), marta, **{member: text})
    assert list(problem.value.message_dict) == [member]
    assert Location.objects.count() == 0


def test_its_front_door_may_be_elsewhere_and_not_there(service, marta):
    with pytest.raises(ValidationError):
        save(new_place(service), marta, address={"address_1": "via dei tigli 47/b", "postal_code": ""})
    door = {"address_1": "Piazza Grande 1", "postal_code": "40121"}
    place = save(new_place(service), marta, address=door)
    assert [address.address_1 for address in place.location.addresses.all()] == ["Piazza Grande 1"]


@pytest.mark.parametrize(
    "sibling",
    [
        {"address": {"address_1": "Via dei Tigli 47", "postal_code": ""}},
        {"transportation": "Opposite via dei Tigli 47"},
        {"point": (44.4826, 11.3705)},
    ],
)
def test_a_sibling_that_would_tell_is_named(service, marta, house, sibling):
    sibling = dict(sibling)
    address, point = sibling.pop("address", {}), sibling.pop("point", (None, None))
    other = make_service(organization=service.organization, edited_by=house)
    place = save(new_place(other), marta, secret=None, is_confidential=False, name="The school",
                 address=address, **sibling)  # fmt: skip
    Location.objects.filter(pk=place.location.pk).update(latitude=point[0], longitude=point[1])
    with pytest.raises(ValidationError, match="The school"):
        save(new_place(service), marta)
    assert Location.objects.count() == 1


def test_no_text_of_the_organisation_may_tell_later(service, marta, house):
    save(new_place(service), marta)
    other = make_service(organization=service.organization, edited_by=house)
    with pytest.raises(ValidationError):
        change_service(other, by=marta, values={"description": "Near via dei Tigli 47."})
    change_service(other, by=marta, values={"description": "Near via dei Tigli."})


def test_a_file_may_not_tell_either(service, marta, house):
    place = save(new_place(service), marta)
    said = {
        "locations": [
            {
                "id": str(place.location.uuid),
                "location_type": "physical",
                "latitude": 44.4825,
                "longitude": 11.3704,
                "addresses": [
                    {
                        "id": "5f0c1d2e-3a4b-4c5d-8e6f-708192a3b4c5",
                        "address_1": STREET,
                        "city": "Bologna",
                        "state_province": "",
                        "postal_code": POSTCODE,
                        "country": "IT",
                        "address_type": "physical",
                    }
                ],
            }
        ]
    }
    reading = read(io.BytesIO(json.dumps(said).encode()), "all.json")
    plan = planned(reading, organisation=house)
    assert sorted((problem.key, problem.member) for problem in plan.problems) == [
        ("note.same_postcode", "postal_code"),
        ("record.confidential", "address"),
        ("record.confidential", "address_1"),
        ("record.confidential", "address_1"),
        ("record.confidential", "latitude"),
        ("record.confidential", "postal_code"),
    ]


def plan_of(name, said, house):
    return planned(read(io.BytesIO(json.dumps(said).encode()), f"{name}.json"), organisation=house)


ID = "5f0c1d2e-3a4b-4c5d-8e6f-708192a3b4c5"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("locations", {"external_identifier": "///index.home.raft"}),
        ("locations", {"external_identifier_type": "what3words"}),
        ("locations", {"url": "https://maps.example/?q=abc"}),
        ("locations", {"plus_code": "8FPHF9MC+2X"}),
        ("addresses", {"id": ID, "address_1": "Another street 9"}),
        ("addresses", {"address_1": "Another street 9"}),
        ("addresses", {"attention": "Third bell"}),
        ("accessibility", {"id": ID, "url": "https://maps.example/?q=abc"}),
        ("attributes", {"id": ID, "value": "///index.home.raft", "link_entity": "location"}),
        ("metadata", {"id": ID, "previous_value": "///index.home.raft"}),
    ],
)
def test_no_file_leads_to_it(service, marta, house, name, said):
    """Of what3words or a map there is no mark: whatever leads to a place is refused."""
    door = {"address_1": "Piazza Grande 1", "postal_code": "40121"}
    place = save(new_place(service), marta, address=door)
    here = str(place.location.uuid)
    of = {"attributes": "link_id", "metadata": "resource_id", "locations": "id"}.get(name, "location_id")
    said = {"id": str(place.location.addresses.get().uuid)} | said | {of: here}
    plan = plan_of(name, [said], house)
    assert {problem.key for problem in plan.refusals} == {"record.confidential"}


def test_its_own_export_comes_in_again(service, marta, house):
    save(new_place(service), marta, address={"address_1": "Piazza Grande 1", "postal_code": "40121"})
    for name, data in (("all.json", as_json(house).encode()), ("all.zip", as_zip(house))):
        assert planned(read(io.BytesIO(data), name), organisation=house).refusals == []


def test_a_file_that_was_looked_at_before_is_not_taken_over(service, marta, house):
    """In the meantime the place became confidential: the file may lead to it."""
    place = save(new_place(service), marta, is_confidential=False, secret=None)
    said = {"id": ID, "address_1": "Another street 9", "location_id": str(place.location.uuid)}
    plan = plan_of("addresses", [said], house)
    assert plan.refusals == []
    save(place, marta)
    with pytest.raises(PlanIsOld):
        carry_out(plan, organisation=house, by=marta)


COLUMNS = [
    (kind.name, column.name)
    for kind in kinds.values()
    for column in kind.model._meta.concrete_fields
    if isinstance(column, CharField | TextField | JSONField)
    and not column.choices
    and (column.max_length or 100) >= len(STREET)
]


@pytest.mark.parametrize(("kind", "column"), COLUMNS)
def test_whatever_says_it_is_named(service, marta, house, kind, column):
    """In every column of every kind of record in which there is room for it."""
    place = save(new_place(service), marta)
    row = kinds[kind].model(edited_by=house, name="Named") if kind in NAMED else kinds[kind].model()
    row.edited_by = house
    setattr(row, column, {"more": [STREET]} if column == "other" else STREET)
    row.save()
    assert len(what_tells(place.location)) == 1


NAMED = {"taxonomy", "taxonomy_term", "organization", "service", "location", "contact", "language"}


def test_a_street_in_one_field_and_its_number_in_the_next(service, marta, house):
    save(new_place(service), marta)
    other = make_service(organization=service.organization, edited_by=house)
    address = {"address_1": "Via dei Tigli", "address_2": "47", "postal_code": ""}
    with pytest.raises(ValidationError) as problem:
        save(new_place(other), marta, secret=None, is_confidential=False, address=address)
    assert list(problem.value.message_dict) == ["address_1"]


def test_what_no_form_asks_goes_when_it_becomes_confidential(service, marta, house):
    """Nobody could take it away at the desk."""
    place = save(new_place(service), marta, is_confidential=False, secret=None)
    location = place.location
    told = {"description": f"Opposite {STREET}", "alternate_name": STREET, "url": "https://maps.example/?q=1"}
    Location.objects.filter(pk=location.pk).update(**told, other={"id": ID, "plus_code": "8FPHF9MC+2X"})
    Accessibility.objects.create(location=location, edited_by=house, description=f"Ramp at {STREET}")
    Wording.objects.create(location=location, language="it", texts={"description": STREET, "area": "Est"})
    Phone.objects.create(
        location=location, edited_by=house, number="051 000", description=f"Bell of {STREET}"
    )
    type(place).objects.filter(pk=place.pk).update(description=STREET)
    place.refresh_from_db()
    save(place, marta)
    location.refresh_from_db()
    kept = [getattr(location, name) for name in (*told, "other")]
    assert kept == ["", "", "", {"id": ID}]
    assert [each.texts for each in location.wordings.all()] == [{"area": "Est"}]
    assert [(phone.number, phone.description) for phone in location.phones.all()] == [("051 000", "")]
    assert not Accessibility.objects.exists()


def test_places_that_were_confidential_before_are_cleaned_once(service, marta, house):
    """All that a saving takes away today, of a place that was saved when it did not yet."""
    door = {"address_1": "Piazza Grande 1", "postal_code": "40121"}
    place = save(new_place(service), marta, address=door)
    location = place.location
    told = {"description": f"Opposite {STREET}", "alternate_name": STREET, "url": "https://index.home.raft"}
    pointer = {"external_identifier": "///index.home.raft"}
    Location.objects.filter(pk=location.pk).update(**told, other={"id": ID, **pointer})
    location.addresses.update(attention=f"Behind {STREET}", other=pointer)
    for of in ({"description": f"Ramp at {STREET}"}, {"url": "https://index.home.raft"}):
        Accessibility.objects.create(location=location, edited_by=house, **of)
    Address.objects.create(location=location, edited_by=house, address_1="Tigli", position=7)
    Wording.objects.create(location=location, language="it", texts={"description": STREET, "area": "Est"})
    Phone.objects.create(location=location, edited_by=house, number="051 000", description=STREET)
    type(place).objects.filter(pk=place.pk).update(description=STREET)
    kept = {"kind": "metadata", "edited_by": house, "other": {"previous_value": STREET}}
    KeptRecord.objects.create(parent_id=location.addresses.first().uuid, **kept)
    Attribute.objects.create(link_id=location.uuid, edited_by=house, value="index.home.raft")
    service.changes.create(by=marta, member="description", before=f"At {STREET}", after="In the east")
    refresh_index(Service.objects.all())
    open_place = save(new_place(service), marta, is_confidential=False, secret=None, name="The office",
                      transportation="Bus 27")  # fmt: skip
    import_module("lms.services.migrations.0014_confidential_places_cleaned").clean(apps, None)
    assert [secret for secret in SECRETS if secret in every_byte().lower()] == []
    location.refresh_from_db()
    assert (location.other, location.area, location.marks.count()) == ({"id": ID}, "The east", 4)
    assert [each.address_1 for each in location.addresses.all()] == ["Piazza Grande 1"]
    assert [each.texts for each in location.wordings.all()] == [{"area": "Est"}]
    assert [each.number for each in location.phones.all()] == ["051 000"]
    open_place.location.refresh_from_db()
    assert open_place.location.transportation == "Bus 27"
    assert list(found(public(), "office")) == [service]


def test_the_change_that_takes_it_away_keeps_it_out_of_the_history(service, marta, house):
    save(new_place(service), marta)
    Service.objects.filter(pk=service.pk).update(description=f"At {STREET}")
    service.refresh_from_db()
    change_service(service, by=marta, values={"description": "In the east."})
    last = service.changes.get(member="description")
    assert (last.before, last.after) == ("", "In the east.")


def test_its_postcode_in_another_text_is_said(service, marta, house, enter):
    """At the desk and of a file: it may stand, and whoever writes it looks once more."""
    place = save(new_place(service), marta)
    other = make_service(organization=service.organization, edited_by=house)
    words = f"We are in {POSTCODE} Bologna."
    desk = enter(marta)
    desk.defaults["SERVER_NAME"] = "heal.localhost"
    address = reverse("services_desk:words", args=[other.uuid, "it"], urlconf="lms.site.urls_programme")
    page = desk.post(address, {"key": ID, "name": "Letto", "description": words}, follow=True)
    assert "A confidential place has this postcode too." in page.content.decode()
    said = {"id": str(other.uuid), "name": "x", "status": "active", "description": words}
    plan = plan_of("services", [said], house)
    assert [(each.key, each.member) for each in plan.problems] == [("note.same_postcode", "description")]
    own = {"id": str(place.location.uuid), "location_type": "physical", "description": words}
    assert [each.key for each in plan_of("locations", [own], house).problems] == ["record.confidential"]


def test_another_organisation_is_told_nothing(service, marta):
    """An answer would say that there is a confidential place at this address."""
    save(new_place(service), marta)
    bottega = make_organisation("Bottega")
    luca = make_worker(Role.COORDINATOR, organisation=bottega)
    other = make_service(organization=make_organization(edited_by=bottega), edited_by=bottega)
    address = {"address_1": STREET, "postal_code": POSTCODE}
    save(new_place(other), luca, secret=None, is_confidential=False, address=address)
    assert Address.objects.filter(address_1=STREET).count() == 1


def test_without_its_street_it_is_not_kept_as_confidential(service, marta):
    with pytest.raises(ValidationError) as problem:
        save(new_place(service), marta, secret=None)
    assert list(problem.value.message_dict) == ["secret_street"]
    place = save(new_place(service), marta)
    save(place, marta, secret=None, area="The north")  # changed later, it need not be said again
    assert place.location.marks.count() == 4
