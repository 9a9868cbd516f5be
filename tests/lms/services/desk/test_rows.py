"""What a file brings in rows of their own is written on the desk too: prices, papers, numbers, ways in."""

import datetime
import json
from decimal import Decimal

import pytest
from django.urls import reverse as reverse_on

from lms.organisations.models import Role
from lms.services.desk.forms.rows import ROW_FORMS
from lms.services.directory.models import CostOption, Service
from lms.services.directory.queries import narrowed
from lms.services.editing.places import Secret, save_place
from lms.services.editing.rows import About, rows_about
from lms.services.hsds.exporting import as_json
from lms.services.keeping.rows import ROW_KINDS
from lms.services.places.models import Accessibility
from lms.services.reaching.models import Contact, Hours, Language, Phone, Schedule
from tests.factories.people import make_organisation, make_worker
from tests.factories.services import make_organization, make_place, make_service, make_town
from tests.lms.services.editing.test_places import POSTCODE, STREET, VALUES
from tests.lms.services.hsds.test_samples import OBJECTS, imported, needs_samples

pytestmark = pytest.mark.django_db
KEY = "5f0c1d2e-3a4b-4c5d-8e6f-7081920000{:02d}"
#: What is typed for one of each kind, and what its row then says.
TYPED = {
    "cost_option": ({"option": "A night", "amount": "12.50", "currency": "EUR", "amount_description": "",
                     "valid_from": "2026-01-01", "valid_to": ""}, "A night, 12.50, EUR, from 1 January 2026"),
    "required_document": ({"document": "A photo", "uri": ""}, "A photo"),
    "service_area": ({"name": "The hills", "description": "", "town": "Bologna", "country": "it"},
                     "The hills, Bologna, Italy"),
    "phone": ({"number": "+39 051 000", "extension": "7", "type": "text", "description": "The night"},
              "+39 051 000, 7, for messages, The night"),
    "contact": ({"name": "The office", "title": "", "department": "", "email": ""}, "The office"),
    "address": ({"address_type": "postal", "attention": "The office", "address_1": "Casella 12",
                 "postal_code": "40100", "city": "Bologna", "country": "it"},
                "A place for letters, The office, Casella 12, 40100, Bologna, Italy"),
    "funding": ({"source": "The region"}, "The region"),
    "organization_identifier": ({"identifier_type": "Charities", "identifier": "IT-7"}, "Charities, IT-7"),
    "accessibility": ({"description": "A ramp", "details": "", "url": ""}, "A ramp"),
    "language": ({"code": "ar", "interpreter": "phone", "note": ""},
                 "Arabic, With an interpreter on the phone"),
}  # fmt: skip


def reverse(name, *arguments):
    return reverse_on(f"services_desk:{name}", args=arguments, urlconf="lms.site.urls_programme")


@pytest.fixture
def house(faces):
    return make_organisation()


@pytest.fixture
def marta(house):
    return make_worker(Role.COORDINATOR, organisation=house, first_name="Marta")


@pytest.fixture
def desk(enter, marta):
    browser = enter(marta)
    browser.defaults["SERVER_NAME"] = "heal.localhost"
    return browser


@pytest.fixture
def service(house):
    organization = make_organization(name="Casa", edited_by=house)
    return make_service(organization=organization, name="Lawyer", edited_by=house)


@pytest.fixture
def place(service, house):
    found = make_place(service, town=make_town())
    type(found).objects.filter(pk=found.pk).update(edited_by=house)
    type(found.location).objects.filter(pk=found.location.pk).update(edited_by=house)
    found.refresh_from_db()
    return found


def all_of(service, place):
    """A service, its place, who offers it; an office of each, and a number of that office."""
    abouts = [About(service), About(service, place=place), About(service, house=service.organization)]
    owners = {"service": service, "service_at_location": place, "organization": service.organization}
    for about, (name, owner) in zip(list(abouts), owners.items(), strict=True):
        office = Contact.objects.create(**{name: owner}, edited_by=service.edited_by, name="Office")
        number = Phone.objects.create(contact=office, edited_by=service.edited_by, number="051 111")
        abouts += [about.under(office), about.under(office).under(number)]
    return abouts


def test_each_kind_is_added_changed_and_taken_away(desk, service, place):
    """On the service, on a place of it, on whoever offers it: as the page then lists it."""
    number = 0
    for about in all_of(service, place):
        for kind in about.kinds:
            if not kind.is_added:
                continue
            typed, words = TYPED[kind.name]
            number += 1
            here = [service.uuid, about.of, kind.name]
            before = rows_about(about, kind)
            answer = desk.post(reverse("row_new", *here), {"key": KEY.format(number), **typed})
            page = desk.get(answer["Location"]).content.decode()
            assert [answer.status_code, words in page] == [303, True], (about.of, kind.name)
            (row,) = [each for each in rows_about(about, kind) if each not in before]
            gone = desk.post(reverse("row_remove", *here, row.uuid), {"key": KEY.format(number + 40)})
            assert [gone.status_code, rows_about(about, kind)] == [303, before]
    assert set(TYPED) == {name for name, kind in ROW_KINDS.items() if kind.is_added}
    assert set(ROW_FORMS) == set(ROW_KINDS)


def test_the_history_says_it_in_words(desk, service):
    row = CostOption.objects.create(service=service, edited_by=service.edited_by, option="A night", amount=9)
    typed = {"option": "A night", "amount": "10", "valid_to": "2026-12-31"}
    desk.post(
        reverse("row", service.uuid, "service", "cost_option", row.uuid), {"key": KEY.format(1)} | typed
    )
    told = service.changes.get().told(language="en")
    assert (told.what, told.before, told.after) == (
        "Prices", "A night, 9.00", "A night, 10, until 31 December 2026",
    )  # fmt: skip


def test_of_a_place_the_history_says_only_that_it_was_changed(desk, service, place):
    typed = {"key": KEY.format(1), "description": "A ramp behind the yard"}
    desk.post(reverse("row_new", service.uuid, str(place.uuid), "accessibility"), typed)
    assert [(each.member, each.before, each.after) for each in service.changes.all()] == [("place", "", "")]


def test_nobody_else_writes_them(desk, service, place, enter):
    """Neither of another organisation, nor through another service, nor a kind that is not its own."""
    other = make_service(organization=make_organization(edited_by=make_organisation("Other")), name="Other")
    other.edited_by = other.organization.edited_by
    other.save()
    row = CostOption.objects.create(service=other, edited_by=other.edited_by, option="A night")
    of_place = Phone.objects.create(location=place.location, edited_by=place.edited_by, number="051 000")
    addresses = [
        reverse("row", other.uuid, "service", "cost_option", row.uuid),
        reverse("row", service.uuid, "service", "cost_option", row.uuid),
        reverse("row", service.uuid, "service", "phone", of_place.uuid),
        reverse("row_new", service.uuid, "service", "accessibility"),
        reverse("row_new", service.uuid, "service", "schedule"),
        reverse("row_new", service.uuid, "nothing", "phone"),
    ]
    assert [desk.get(address).status_code for address in addresses] == [404] * len(addresses)


def test_a_confidential_place_is_told_by_none_of_them(desk, service, place, marta):
    secret = Secret(STREET, POSTCODE)
    save_place(place, by=marta, values=VALUES, town=("Bologna", "IT"), address={}, secret=secret)
    here = reverse("row_new", service.uuid, str(place.uuid), "accessibility")
    refused = [
        {"description": f"A ramp at {STREET}"},
        {"description": f"In {POSTCODE}"},
        {"description": "A ramp", "url": "https://maps.example/?q=abc"},
    ]
    for number, typed in enumerate(refused):
        assert desk.post(here, {"key": KEY.format(number)} | typed).status_code == 200
    assert Accessibility.objects.count() == 0
    desk.post(here, {"key": KEY.format(9), "description": "A ramp"})
    assert [row.description for row in Accessibility.objects.all()] == ["A ramp"]
    price = reverse("row_new", service.uuid, "service", "cost_option")
    told = desk.post(price, {"key": KEY.format(10), "option": f"In {POSTCODE}"}, follow=True)
    assert "A confidential place has this postcode too." in told.content.decode()
    place.refresh_from_db()
    save_place(place, by=marta, values=VALUES, town=("Bologna", "IT"), address={})
    assert [row.description for row in Accessibility.objects.all()] == ["A ramp"]


def test_whoever_looks_for_help_reads_them(desk, service, place, client):
    here = {"edited_by": service.edited_by}
    service.cost_options.create(option="A night", amount=Decimal("12.5"), currency="EUR", **here)
    service.cost_options.create(option="Last year", valid_to=datetime.date(2020, 1, 1), **here)
    service.required_documents.create(document="A photo", **here)
    service.service_areas.create(name="The hills", **here)
    place.location.accessibility.create(description="A ramp", **here)
    Service.objects.filter(pk=service.pk).update(minimum_age=16, maximum_age=25)
    page = client.get(f"/services/{service.uuid}/", SERVER_NAME="heal.localhost").content.decode()
    said = ["A night: 12.5 EUR", "A photo", "For people who live in: The hills", "A ramp", "Aged 16 to 25"]
    assert [words for words in said if words not in page] == []
    assert "Last year" not in page


def test_hours_that_are_no_plain_week_are_listed_and_can_be_changed(desk, service):
    schedule = Schedule.objects.create(
        service=service, edited_by=service.edited_by, freq="MONTHLY", byday="2TU",
        opens_at=datetime.time(9), closes_at=datetime.time(12),
    )  # fmt: skip
    season = Schedule.objects.create(
        service=service, edited_by=service.edited_by, freq="WEEKLY", byday="MO", position=1,
        valid_from=datetime.date(2026, 6, 1), opens_at=datetime.time(9), closes_at=datetime.time(12),
    )  # fmt: skip
    Schedule.objects.create(service=service, edited_by=service.edited_by, freq="WEEKLY", byday="FR",
                            opens_at=datetime.time(9), closes_at=datetime.time(12))  # fmt: skip
    page = desk.get(reverse("service", service.uuid)).content.decode()
    assert "every month, Tuesday, 09:00, 12:00" in page
    address = reverse("row", service.uuid, "service", "schedule", season.uuid)
    typed = {"key": KEY.format(1), "valid_from": "2026-07-01", "opens_at": "10:00", "closes_at": "12:00"}
    assert desk.post(address, typed).status_code == 303
    season.refresh_from_db()
    assert (season.valid_from, season.byday) == (datetime.date(2026, 7, 1), "MO")
    assert [str(each.opens) for each in Hours.objects.filter(weekday=1)] == ["10:00:00"]
    assert len(rows_about(About(service), ROW_KINDS["schedule"])) == 2
    assert schedule.pk


def test_who_speaks_a_language_on_a_number_is_found_by_it(desk, service, place):
    """And nobody writes that on a number of another organisation."""
    number = Phone.objects.create(service=service, edited_by=service.edited_by, number="051 222")
    foreign = Phone.objects.create(service=make_service(), number="051 333")
    typed = {"key": KEY.format(1), "code": "ti", "interpreter": "", "note": ""}
    desk.post(reverse("row_new", service.uuid, str(number.uuid), "language"), typed)
    assert [(each.phone, each.code) for each in Language.objects.all()] == [(number, "ti")]
    assert list(narrowed(Service.objects.all(), language="ti")) == [service]
    assert desk.get(reverse("row_new", service.uuid, str(foreign.uuid), "language")).status_code == 404
    assert [each.member for each in service.changes.all()] == ["language"]


def test_a_place_for_letters_is_told_beside_the_door(desk, service, place, client):
    letters = {"address_1": "Casella 12", "city": "Bologna", "country": "IT", "address_type": "postal"}
    place.location.addresses.create(edited_by=service.edited_by, **letters)
    form = desk.get(reverse("place", service.uuid, place.uuid)).context["form"]
    assert form["address_1"].value() is None
    place.location.addresses.create(edited_by=service.edited_by, address_1="Via Larga 1", city="Bologna")
    page = client.get(f"/services/{service.uuid}/", SERVER_NAME="heal.localhost")
    told = {str(fact.asked): str(fact.answer) for fact in page.context["place"].going_facts}
    assert (told["Address"], told["For letters"]) == ("Via Larga 1, Bologna", "Casella 12, Bologna")


def test_letters_to_a_confidential_place_go_elsewhere(desk, service, place, marta):
    """The address that was there goes; the one that is written then stays, unless it tells."""
    place.location.addresses.create(edited_by=service.edited_by, address_1="Box 1", address_type="postal")
    secret = Secret(STREET, POSTCODE)
    save_place(place, by=marta, values=VALUES, town=("Bologna", "IT"), address={}, secret=secret)
    assert list(place.location.addresses.all()) == []
    here = reverse("row_new", service.uuid, str(place.uuid), "address")
    box = {"address_type": "postal", "address_1": "Casella 12", "city": "Bologna", "country": "IT"}
    for number, told in enumerate(({"address_1": STREET}, {"postal_code": POSTCODE})):
        assert desk.post(here, {"key": KEY.format(number)} | box | told).status_code == 200
    desk.post(here, {"key": KEY.format(9)} | box)
    save_place(place, by=marta, values=VALUES, town=("Bologna", "IT"), address={})
    assert [each.address_1 for each in place.location.addresses.all()] == ["Casella 12"]


def test_a_point_and_more_is_said_of_a_place(desk, service, place, marta):
    """Of a confidential one, and beside it, no point."""
    said = {"location_type": "physical", "town": "Bologna", "country": "IT", "step_free": "unknown",
            "alternate_name": "The mill", "description": "A red door.", "url": "https://mill.example/",
            "note": "Every Tuesday.", "point": "44.48250, 11.37050"}  # fmt: skip
    address = reverse("place", service.uuid, place.uuid)

    def stored(number, **more):
        answer = desk.post(address, {"key": KEY.format(number)} | said | more)
        place.refresh_from_db()
        location = place.location
        location.refresh_from_db()
        point = (location.latitude, location.longitude)
        told = (location.alternate_name, location.description, location.url, place.description)
        return answer.status_code, point, told

    told = ("The mill", "A red door.", "https://mill.example/", "Every Tuesday.")
    assert stored(1) == (303, (44.4825, 11.3705), told)
    assert desk.get(address).context["form"]["point"].value() == "44.4825, 11.3705"
    hidden = {"is_confidential": "on", "redaction": "shelter", "secret_street": STREET,
              "secret_point": "44.4826, 11.3706"}  # fmt: skip
    assert stored(2, **hidden) == (303, (None, None), ("", "", "", ""))
    assert stored(3, **hidden) == (303, (None, None), ("The mill", "A red door.", "", "Every Tuesday."))
    other = reverse("place_new", service.uuid)
    refused = desk.post(other, {"key": KEY.format(4)} | said)
    assert list(refused.context["form"].errors) == ["point"]
    assert desk.post(other, {"key": KEY.format(5)} | said | {"point": "44.9, 11.9"}).status_code == 303


def test_more_addresses_on_the_web(desk, service):
    """As later versions of HSDS write them: what a file said of one stays."""
    held = {"id": "one", "url": "https://a.example/", "attributes": []}
    Service.objects.filter(pk=service.pk).update(other={"additional_urls": [held]})
    form = desk.get(reverse("edit", service.uuid)).context["form"]
    assert form["links"].value() == "https://a.example/"
    typed = {name: form[name].value() for name in form.fields if form[name].value()}
    address = reverse("edit", service.uuid)
    wrong = desk.post(address, {"key": KEY.format(1)} | typed | {"links": "Our page nowhere"})
    assert list(wrong.context["form"].errors) == ["links"]
    lines = "https://a.example/\r\nIn Arabic: b.example/ar"
    assert desk.post(address, {"key": KEY.format(2)} | typed | {"links": lines}).status_code == 303
    service.refresh_from_db()
    first, second = service.other["additional_urls"]
    assert (first, second["label"], second["url"]) == (
        held | {"label": ""}, "In Arabic:", "https://b.example/ar",
    )  # fmt: skip
    assert service.changes.get().told(language="en").after == "https://a.example/, https://b.example/ar"


@needs_samples
@pytest.mark.parametrize("path", OBJECTS, ids=lambda path: path.name)
def test_a_form_that_is_saved_as_it_came_changes_no_member(path, desk, house):
    """Every form of every service of every sample: what is written again is what was read."""
    imported(path.read_bytes(), path.name, house)
    Service.objects.update(edited_by=house)
    before = json.loads(as_json(house))
    number = 0
    for service in Service.objects.all():
        places = list(service.service_at_locations.exclude(location=None))
        abouts = [About(service), *(About(service, place=place) for place in places)]
        if service.organization:
            abouts.append(About(service, house=service.organization))
        for about in abouts:  # and, while it goes, what hangs on their rows
            for kind in about.kinds:
                for row in rows_about(about, kind):
                    number += 1
                    abouts.append(about.under(row))
                    saved(desk, reverse("row", service.uuid, about.of, kind.name, row.uuid), number)
        saved(desk, reverse("edit", service.uuid), number := number + 1)
        saved(desk, reverse("hours", service.uuid), number := number + 1)
        if service.organization:
            saved(desk, reverse("house", service.uuid), number := number + 1)
        for place in places:
            saved(desk, reverse("place_hours", service.uuid, place.uuid), number := number + 1)
            if place.location.town:
                saved(desk, reverse("place", service.uuid, place.uuid), number := number + 1)
    assert without_moments(json.loads(as_json(house))) == without_moments(before)


def saved(desk, address, number):
    """As a browser sends it back."""
    form = desk.get(address).context["form"]
    sent = {}
    for field in form:
        value = field.value()
        if value not in (None, "", False, []):
            shown = field.subwidgets[0].data["value"] if field.widget_type in {"date", "time"} else value
            sent[field.html_name] = str(shown).replace("\n", "\r\n") if isinstance(shown, str) else shown
    answer = desk.post(address, {"key": f"5f0c1d2e-3a4b-4c5d-8e6f-{number:012d}", **sent})
    assert answer.status_code == 303, (address, answer.context["form"].errors)


def without_moments(said):
    """When it was changed last is said anew."""
    if isinstance(said, dict):
        return {name: without_moments(each) for name, each in said.items() if name != "last_modified"}
    return [without_moments(each) for each in said] if isinstance(said, list) else said


def test_the_week_says_which_hours_it_leaves_as_they_are(desk, service):
    Schedule.objects.create(service=service, edited_by=service.edited_by, freq="MONTHLY", byday="2TU",
                            description="Market days")  # fmt: skip
    address = reverse("hours", service.uuid)
    assert "every month, Tuesday, Market days." in desk.get(address).content.decode()
    desk.post(address, {"key": KEY.format(1), "day_1": "9:00-12:00"})
    assert [each.byday for each in service.schedules.order_by("pk")] == ["2TU", "MO"]
    Schedule.objects.filter(byday="2TU").delete()
    assert "Other hours stay" not in desk.get(address).content.decode()
