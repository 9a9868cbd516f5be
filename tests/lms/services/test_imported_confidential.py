"""A service comes in a file, its place becomes confidential at the desk, and from then on where it is stands
in no byte: found, printed, on a slip, on a list, for machines, in exports, in the history, in her own pages.
"""

import io
import json
import zipfile

import pypdf
import pytest
from django.apps import apps
from django.core.serializers import serialize
from django.test import Client
from django.urls import reverse as reverse_on

from lms.organisations.models import Role
from lms.services.directory.models import Service
from lms.services.slips.actions import Note, make_slip
from lms.services.slips.sheets import Carried, sealed_carried
from tests.factories.people import make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}
ID = "ac148810-d857-441c-9679-408f346de1{:02d}"
KEY = "5f0c1d2e-3a4b-4c5d-8e6f-7081920000{:02d}"
STREET, POSTCODE = "Via dei Tigli 47", "40137"
SECRETS = ("tigli", "40137", "44.48", "11.37", "index.home.raft", "maps.example")

LOCATION = {
    "id": ID.format(3),
    "location_type": "physical",
    "name": "The house",
    "alternate_name": STREET,
    "description": f"The yellow door of {STREET}.",
    "url": "https://maps.example/?q=house",
    "latitude": 44.48251,
    "longitude": 11.37044,
    "external_identifier": "///index.home.raft",
    "external_identifier_type": "what3words",
    "seen_from": "maps.example",
    "addresses": [
        {
            "id": ID.format(4),
            "address_1": STREET,
            "city": "Bologna",
            "state_province": "BO",
            "postal_code": POSTCODE,
            "country": "IT",
            "address_type": "physical",
        }
    ],
    "accessibility": [{"id": ID.format(5), "description": f"A ramp at {STREET}."}],
    "phones": [{"id": ID.format(6), "number": "051 000 0001", "description": f"Rings at {STREET}."}],
    "attributes": [{"id": ID.format(7), "link_entity": "location", "value": "///index.home.raft"}],
    "metadata": [
        {
            "id": ID.format(8),
            "resource_type": "location",
            "last_action_date": "2026-01-01",
            "last_action_type": "update",
            "field_name": "address",
            "previous_value": "Another street",
            "replacement_value": STREET,
            "updated_by": "the office",
        }
    ],
}
SERVICE = {
    "id": ID.format(1),
    "name": "Casa Lontana",
    "status": "active",
    "description": f"A bed at {STREET}, {POSTCODE} Bologna.",
    "organization": {"id": ID.format(9), "name": "Casa", "description": "A house."},
    "service_at_locations": [
        {"id": ID.format(2), "description": f"Second floor, {STREET}", "location": LOCATION}
    ],
}


def reverse(name, *arguments):
    return reverse_on(f"services_desk:{name}", args=arguments, urlconf="lms.site.urls_programme")


@pytest.fixture
def marta(faces):
    return make_worker(Role.COORDINATOR, organisation=make_organisation())


@pytest.fixture
def desk(enter, marta):
    browser = enter(marta)
    browser.defaults["SERVER_NAME"] = "heal.localhost"
    return browser


def brought_in(desk, said, number) -> Client:
    file = io.BytesIO(json.dumps(said).encode())
    file.name = "services.json"
    preview = desk.post(reverse("import"), {"key": KEY.format(number), "file": file})["Location"]
    given = {"key": KEY.format(number), "reviewer": "The office", "months": "6"}
    return desk.post(preview, given, follow=True)


def change(desk, name, number, *arguments, **values):
    """What the form shows, with these in place of some of it."""
    address = reverse(name, *arguments)
    form = desk.get(address).context["form"]
    held = {field.html_name: field.value() for field in form}
    given = {name: value for name, value in held.items() if value not in (None, "", False)}
    return desk.post(address, given | {"key": KEY.format(number)} | values, follow=True)


def becomes_confidential(desk, service, place, number):
    return change(
        *(desk, "place", number, service.uuid, place.uuid),
        address_1="",
        postal_code="",
        area="The east",
        is_confidential="on",
        redaction="shelter",
        secret_street=STREET,
        secret_postcode=POSTCODE,
        secret_point="44.48251, 11.37044",
    )


def texts_of(answer) -> list[str]:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content.startswith(b"%PDF"):
        return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [archive.read(name).decode() for name in archive.namelist()]
    return [content.decode()]


def read_by_everybody(service) -> dict:
    browser = Client(SERVER_NAME="heal.localhost")
    found = browser.post("/services/", {"words": "Lontana"})
    code, slip = make_slip(service, Note(needs=("tonight",)))
    carried = Carried(code=code, service=str(service.uuid), last_day=slip.last_day.isoformat())
    list_of_hers = {"found": found.context["found"].sealed, "mine": [str(service.uuid)]}
    town = found.context["found"].services[0].town
    return {
        "found": found,
        "by its street": browser.post("/services/", {"words": "Tigli"}),
        "service": browser.get(f"/services/{service.uuid}/"),
        "list": browser.post("/services/print/", list_of_hers),
        "slip": browser.post("/services/slip/sheet/", {"slip": sealed_carried(carried)}),
        "opened": browser.post("/services/slip/", {"code": code}, headers=HERE),
        "network": browser.get(f"/services/networks/{town.uuid}/"),
        "machines": browser.get("/api/hsds/v3/services?full=true"),
        "one": browser.get(f"/api/hsds/v3/services/{service.uuid}"),
        "places": browser.get("/api/hsds/v3/service_at_locations?full=true"),
    }


def test_from_the_file_to_no_byte(desk, enter, settings):
    assert brought_in(desk, [SERVICE], 1).status_code == 200
    service = Service.objects.get()
    [place] = service.service_at_locations.all()
    refused = becomes_confidential(desk, service, place, 2)
    assert "Casa Lontana" in str(refused.context["form"].errors)  # what it says itself, it takes away first
    change(desk, "edit", 3, service.uuid, description="A bed for a night.")
    assert becomes_confidential(desk, service, place, 4).redirect_chain[-1][1] == 303
    again = brought_in(desk, [SERVICE], 5)
    assert again.context["seen"].refusals != []

    answers = read_by_everybody(service) | {
        "json": desk.post(reverse("export"), {"format": "json"}),
        "zip": desk.post(reverse("export"), {"format": "zip"}),
        "desk": desk.get(reverse("service", service.uuid)),
        "place": desk.get(reverse("place", service.uuid, place.uuid)),
        "history": desk.get(reverse("history", service.uuid)),
        "hers": enter(make_learner().user, pin=True).get(f"/learn/help/{service.uuid}/"),
    }
    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(answers, 200)
    said = {name: " ".join(texts_of(answer)) for name, answer in answers.items()}
    searched = said.pop("by its street").lower().replace('value="tigli"', "")
    assert "casa lontana" not in searched
    told = [(name, secret) for name, text in said.items() for secret in SECRETS if secret in text.lower()]
    assert told == []
    shown = ("found", "service", "list", "slip", "machines", "json", "zip", "desk", "hers")
    assert [name for name in shown if "Casa Lontana" not in said[name]] == []
    assert [name for name in ("service", "hers") if "The east" not in said[name]] == []


def test_no_row_keeps_it(desk):
    brought_in(desk, [SERVICE], 1)
    service = Service.objects.get()
    [place] = service.service_at_locations.all()
    change(desk, "edit", 2, service.uuid, description="A bed for a night.")
    becomes_confidential(desk, service, place, 3)
    models = [model for model in apps.get_models() if model._meta.app_label.startswith("lms")]
    rows = {model._meta.label: serialize("json", model._base_manager.all()).lower() for model in models}
    assert [(label, secret) for label, text in rows.items() for secret in SECRETS if secret in text] == []
