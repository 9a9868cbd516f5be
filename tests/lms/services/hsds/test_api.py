"""The interface of HSDS 3: what anybody may read, as the standard's own schemas want it."""

import datetime
import io
import json
import os
import runpy
import sys
import urllib.error
import urllib.request
from contextlib import redirect_stdout
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client

from lms.contacts.enums import Answer
from lms.services.directory.models import RequiredDocument, ServiceArea, Wording
from lms.services.enums import Cost, Papers, Redaction, Status
from lms.services.hsds import own_terms
from lms.services.index import refresh_index
from lms.services.models import Service
from lms.services.places.models import Address
from lms.services.reaching.models import Contact, Language, Phone, Schedule
from lms.services.taxonomies.models import Attribute, Taxonomy, TaxonomyTerm
from tests.factories.services import make_organization, make_place, make_service, make_town

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]
BESIDE = Path(os.environ.get("HEAL_SHARED") or Path(__file__).resolve().parents[5] / "shared")
CHECK = BESIDE / "checks" / "hsds_check.py"
BASE = "/api/hsds/v3"
NOBODY = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def machine() -> Client:
    return Client(headers={"host": "heal.localhost"})


@pytest.fixture
def directory():
    """Three services of two organisations, one in a confidential place, and two that are not shown."""
    bologna = make_town()
    house = make_organization(name="Casa Lontana", website="https://casa.example", email="casa@example.org")
    law = make_service(
        organization=house,
        name="Lawyer",
        summary="A lawyer who listens.",
        needs=["lawyer", "papers"],
        women_only=Answer.YES,
        papers_asked=Papers.NEVER,
        cost=Cost.FREE,
        closed_days="6,7",
        call_steps=[{"title": "A woman answers", "text": "She asks for no name."}],
    )
    Wording.objects.create(service=law, language="it", texts={"name": "Avvocata"})
    place = make_place(law, town=bologna, area="Bolognina", transportation="Bus 27", step_free=Answer.YES)
    Address.objects.create(location=place.location, address_1="Via Larga 3", city="Bologna", country="IT")
    phone = Phone.objects.create(service=law, number="+39 051 000 000", extension="12")
    Language.objects.create(phone=phone, code="it", name="Italian")
    Language.objects.create(service=law, code="ar", name="Arabic", interpreter="phone")
    Contact.objects.create(service=law, name="Reception")
    Schedule.objects.create(service=law, freq="WEEKLY", byday="MO,TU", opens_at="09:00", closes_at="12:30")
    RequiredDocument.objects.create(service=law, document="None")
    shelter = make_service(organization=house, name="A bed", needs=["tonight"])
    make_place(shelter, town=bologna, is_confidential=True, redaction=Redaction.SHELTER, area="the north")
    line = make_service(name="A line", answers_day_and_night=True)
    ServiceArea.objects.create(service=line, country="IT", name="Italy")
    taxonomy = Taxonomy.objects.create(name="Open Eligibility", description="")
    term = TaxonomyTerm.objects.create(name="Care", taxonomy_detail=taxonomy, code="c")
    TaxonomyTerm.objects.create(name="Counselling", taxonomy_detail=taxonomy, parent=term)
    Attribute.objects.create(link_id=line.uuid, link_entity="service", taxonomy_term=term, value="x")
    make_service(organization=house, is_published=False)
    make_service(status=Status.DEFUNCT)
    refresh_index(Service.objects.all())
    return {"law": law, "shelter": shelter, "line": line, "house": house, "term": term, "place": place}


def read(machine, path, **asked):
    response = machine.get(f"{BASE}{path}", asked)
    return response.status_code, response.json()


def names(machine, path="/services", **asked):
    status, page = read(machine, path, **asked)
    assert status == 200, page
    return [each["name"] for each in page["contents"]]


@pytest.mark.skipif(not CHECK.is_file(), reason="the check is not beside this checkout")
@pytest.mark.usefixtures("directory")
def test_the_standards_own_schemas_find_nothing_wrong(machine, monkeypatch):
    """Every address, every parameter, with members refused that the standard does not name."""

    class Answered(io.BytesIO):
        def __init__(self, response) -> None:
            super().__init__(response.content)
            self.status, self.headers = response.status_code, response.headers

    def urlopen(request, timeout):
        parts = urlsplit(request.full_url)
        response = machine.get(f"{parts.path}?{parts.query}", headers={"accept": "application/json"})
        if response.status_code >= 400:
            raise urllib.error.HTTPError(request.full_url, response.status_code, "", response.headers, None)
        return Answered(response)

    monkeypatch.setattr(urllib.request, "urlopen", urlopen)
    monkeypatch.setattr("socket.getaddrinfo", None)  # the check puts its own in its place
    monkeypatch.setattr(sys, "argv", ["check", "--base", f"http://heal.localhost{BASE}", "--strict"])
    told = io.StringIO()
    with redirect_stdout(told), pytest.raises(SystemExit) as end:
        runpy.run_path(str(CHECK), run_name="__main__")
    wrong = [line for line in told.getvalue().splitlines() if line.startswith(("bad", "FAIL", "note"))]
    assert (wrong, end.value.code) == ([], 0)


def test_only_what_anybody_may_read_is_told(machine, directory):
    assert names(machine) == ["A bed", "A line", "Lawyer"]
    assert names(machine, "/organizations") == ["Casa Lontana", directory["line"].organization.name]
    assert read(machine, "/service_at_locations")[1]["total_items"] == 2
    hidden = Service.objects.get(is_published=False)
    assert read(machine, f"/services/{hidden.uuid}")[0] == 404
    told = json.dumps(read(machine, f"/organizations/{directory['house'].uuid}", full_service="true")[1])
    assert [str(hidden.uuid) in told, hidden.name in told] == [False, False]


def test_what_one_may_ask_for(machine, directory):
    house, line = directory["house"], directory["line"]
    tomorrow = (line.last_modified + datetime.timedelta(days=1)).isoformat()
    asked = {
        "search": ("lawy", ["Lawyer"]),
        "organization_id": (house.uuid, ["A bed", "Lawyer"]),
        "modified_after": (tomorrow, []),
        "taxonomy_term_id": (directory["term"].uuid, ["A line"]),
        "taxonomy_id": (directory["term"].taxonomy_detail.uuid, ["A line"]),
    }
    assert {name: names(machine, **{name: value}) for name, (value, _found) in asked.items()} == {
        name: found for name, (_value, found) in asked.items()
    }


@pytest.mark.parametrize(
    ("code", "taxonomy", "found"),
    [
        ("lawyer", own_terms.NEEDS, ["Lawyer"]),
        ("service.women_only", own_terms.SAFE, ["Lawyer"]),
        ("service.answers_day_and_night", own_terms.SAFE, ["A line"]),
        ("location.area", own_terms.SAFE, []),
        ("it", own_terms.WORDS, ["Lawyer"]),
    ],
)
@pytest.mark.usefixtures("directory")
def test_our_own_terms_are_asked_for_like_others(machine, code, taxonomy, found):
    assert names(machine, taxonomy_term_id=taxonomy.term_id(code)) == found


@pytest.mark.usefixtures("directory")
def test_our_own_taxonomies_hold_what_says_so(machine):
    found = {taxonomy.code: names(machine, taxonomy_id=taxonomy.uuid) for taxonomy in own_terms.OWN}
    assert found == {"safety": ["A line", "Lawyer"], "needs": ["A bed", "Lawyer"], "words": ["Lawyer"]}


def test_safety_travels_as_attributes(machine, directory):
    said = read(machine, f"/services/{directory['law'].uuid}")[1]
    told = {each["link_type"]: each["value"] for each in said["attributes"]}
    assert told == {
        "women_only": "yes",
        "papers_asked": "never",
        "cost": "free",
        "closed_days": "6,7",
        "summary": "A lawyer who listens.",
        "call_steps": '[{"text": "She asks for no name.", "title": "A woman answers"}]',
        "need": "papers",
        "name": "Avvocata",
    }
    place = said["service_at_locations"][0]["location"]
    assert {each["link_type"]: each["value"] for each in place["attributes"]} == {
        "area": "Bolognina",
        "step_free": "yes",
    }
    assert said["languages"][0]["attributes"][0]["value"] == "phone"


def test_that_a_place_is_confidential_is_told_nowhere(machine, directory):
    place = directory["shelter"].service_at_locations.get()
    told = [read(machine, f"/services/{directory['shelter'].uuid}")[1]]
    told.append(read(machine, f"/service_at_locations/{place.uuid}")[1])
    told.append(read(machine, "/taxonomy_terms", per_page=500)[1])
    words = json.dumps(told)
    assert [word for word in ("confidential", "redact", "shelter") if word in words.lower()] == []
    assert "addresses" not in told[1]["location"]


@pytest.mark.parametrize("asked", ["page=0", "page=x", "page=2", "per_page=-1", "full=perhaps", "format=csv",
                                   "organization_id=x", "modified_after=2026-02-30"])  # fmt: skip
@pytest.mark.usefixtures("directory")
def test_what_cannot_be_read_is_told(machine, asked):
    name, value = asked.split("=")
    status, said = read(machine, "/services", **{name: value})
    assert (status, list(said)) == (400, ["detail"])


@pytest.mark.usefixtures("directory")
def test_nothing_is_written_and_nobody_is_known(machine):
    response = machine.get(f"{BASE}/services")
    assert response.cookies == {}
    refused = [getattr(machine, method)(f"{BASE}/services") for method in ("post", "put", "delete")]
    assert [response.status_code for response in refused] == [405, 405, 405]
    assert Client(headers={"host": "localhost"}).get(f"{BASE}/services", follow=True).status_code == 404


@pytest.mark.parametrize("many", [1, 3, 12])
@pytest.mark.parametrize(("asked", "queries"), [("", 3), ("?full=true", 38)])
def test_a_page_costs_as_many_queries_for_many(machine, django_assert_num_queries, many, asked, queries):
    house, town = make_organization(), make_town()
    machine.get(f"{BASE}/")  # what is read once a process
    for number in range(many):
        service = make_service(organization=house, needs=["talk"], towns=[town])
        phone = Phone.objects.create(service=service, number=f"+39 {number}")
        Language.objects.create(phone=phone, code="it")
    with django_assert_num_queries(queries):
        assert machine.get(f"{BASE}/services{asked}").json()["size"] == many
