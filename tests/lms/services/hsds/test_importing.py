"""What is wrong with a file is told at once, each with its line and member. All of it comes in, or none."""

import io
import json
import zipfile

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse as reverse_on

from lms.contacts.enums import Answer
from lms.organisations.models import Role
from lms.services.directory.models import Organization, Service, Wording
from lms.services.directory.queries import public
from lms.services.hsds.actions import carry_out
from lms.services.hsds.exporting import as_json, as_zip
from lms.services.hsds.planning import planned
from lms.services.hsds.reading import read
from lms.services.index import found
from lms.services.keeping.models import ForeignFile
from lms.services.places.models import Location
from lms.services.reaching.models import Language, Phone
from tests.factories.people import make_organisation, make_worker
from tests.factories.services import make_organization, make_place, make_service, make_town

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]
ID = "ac148810-d857-441c-9679-408f346de1{:02d}"
SERVICE = {"id": ID.format(1), "name": "Counselling", "status": "active"}
KEY = "5f0c1d2e-3a4b-4c5d-8e6f-708192000001"


@pytest.fixture
def house():
    return make_organisation()


@pytest.fixture
def marta(house):
    return make_worker(Role.COORDINATOR, organisation=house)


def plan_of(said, house, name="services.json"):
    data = said if isinstance(said, bytes) else json.dumps(said).encode()
    return planned(read(io.BytesIO(data), name), organisation=house)


def wrong(said, house, name="services.json"):
    return [(problem.key, problem.line, problem.member) for problem in plan_of(said, house, name).refusals]


def zipped(**files) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("_csv", ".csv"), text)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (b"", [("file.empty", None, "")]),
        (b"{", [("json.broken", 1, "")]),
        (b"[\n{\n!", [("json.broken", 3, "")]),
        (b"[" * 100_000, [("json.deep", None, "")]),
        (b'[{"id": NaN}]', [("json.broken", None, "")]),
        (b"\xff\xfe\xfa", [("json.broken", None, "")]),
        ([1], [("record.no_object", None, "")]),
        ([], [("file.nothing", None, "")]),
        ([{"name": "x"}], [("record.id", 1, "service.id")]),
        ([{**SERVICE, "id": "7"}], [("record.id", 1, "service.id")]),
        ([{"id": ID.format(1)}], [("record.missing", 1, "name")]),
        ([{**SERVICE, "status": "perhaps"}], [("record.value", 1, "status")]),
        ([{**SERVICE, "name": 7}], [("record.value", 1, "name")]),
        ([{**SERVICE, "wait_time": 7}], [("record.value", 1, "wait_time")]),
        ([{**SERVICE, "minimum_age": "12"}], [("record.value", 1, "minimum_age")]),
        ([{**SERVICE, "last_modified": "yesterday"}], [("record.value", 1, "last_modified")]),
        ([{**SERVICE, "name": "a\0b"}], [("record.value", 1, "name")]),
        ([{**SERVICE, "organization_id": "x"}], [("record.reference", 1, "organization_id")]),
        ([{**SERVICE, "phones": {}}], [("record.no_list", 1, "phones")]),
        ([{**SERVICE, "phones": [7]}], [("record.no_object", 1, "phones")]),
        ([{**SERVICE, "organization": []}], [("record.no_object", 1, "organization")]),
        ([SERVICE, {**SERVICE, "name": "Other"}], [("record.differs", 1, "name")]),
        (
            b'[\n{"id": "' + ID.format(1).encode() + b'", "name": "x", "status": "active",\n"name": "y"}]',
            [("json.twice", 2, "name")],
        ),
    ],
)  # fmt: skip
def test_each_problem_is_told_with_its_place(house, said, told):
    assert wrong(said, house) == told
    assert Service.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("services.csv", f"id,name,status\n{ID.format(1)},x\n", [("table.ragged", 2, "")]),
        ("services.csv", "id,name\nx,y\n", [("record.id", 2, "service.id")]),
        ("services.csv", "name\ny\n", [("table.missing_column", None, "id")]),
        (
            "services.csv",
            f"id,name,minimum_age\n{ID.format(1)},x,old\n",
            [("record.value", 2, "minimum_age")],
        ),
        ("things.csv", f"id\n{ID.format(1)}\n", [("record.unknown", None, "")]),
        ("things.json", '[{"id": "x"}]', [("record.unknown", 1, "")]),
        ("services.pdf", "x", [("file.wrong_kind", None, "")]),
        ("services.zip", "x", [("archive.not_a_zip", None, "")]),
    ],
)
def test_tables_and_other_files(house, name, text, told):
    assert wrong(text.encode(), house, name) == told


def test_all_problems_of_all_tables_of_an_archive_are_told(house):
    packed = zipped(
        services_csv=f"id,name,status\n{ID.format(1)},,active\nx,y,active\n",
        phones_csv=f"id,number,extension\n{ID.format(2)},1,long\n",
    )
    assert [(p.file, p.line, p.member) for p in plan_of(packed, house, "all.zip").refusals] == [
        ("services.csv", 3, "service.id"),
        ("services.csv", 2, "name"),
    ]


def test_what_hsds_does_not_name_is_kept_and_noted(house, marta):
    plan = plan_of([{**SERVICE, "colour": {"of": ["the", "door"]}}], house)
    assert [(note.key, note.member) for note in plan.notes] == [("note.unknown_member", "colour")]
    carry_out(plan, organisation=house, by=marta)
    assert json.loads(as_json(house))["services"][0]["colour"] == {"of": ["the", "door"]}


def test_a_reference_to_what_is_not_here_is_kept_and_tied_when_it_comes(house, marta):
    away = ID.format(9)
    plan = plan_of([{**SERVICE, "organization_id": away}], house)
    assert [(note.key, note.member) for note in plan.notes] == [("note.away", "organization_id")]
    carry_out(plan, organisation=house, by=marta)
    organization = {"id": away, "name": "Casa", "description": "A house."}
    carry_out(plan_of([organization], house, "organizations.json"), organisation=house, by=marta)
    assert Service.objects.get().organization.name == "Casa"


def test_nothing_of_a_file_with_a_problem_comes_in(house, marta):
    plan = plan_of([SERVICE, {"id": "x"}], house)
    with pytest.raises(ValidationError):
        carry_out(plan, organisation=house, by=marta)
    assert Service.objects.count() == 0


def test_only_a_coordinator_of_the_organisation_imports(house):
    others = [
        make_worker(Role.TRAINER, organisation=house),
        make_worker(Role.COORDINATOR, organisation=make_organisation("Bottega")),
    ]
    for person in others:
        with pytest.raises(PermissionDenied):
            carry_out(plan_of([SERVICE], house), organisation=house, by=person)
    assert Service.objects.count() == 0


def test_records_of_another_organisation_are_neither_changed_nor_hung_on(house):
    bottega = make_organisation("Bottega")
    theirs = make_service(organization=make_organization(edited_by=bottega), name="Law", edited_by=bottega)
    theirs_id = str(theirs.uuid)
    assert wrong([{"id": theirs_id, "name": "Mine now", "status": "active"}], house) == [
        ("record.foreign", 1, "service")
    ]
    phone = {"id": ID.format(1), "number": "1", "service_id": theirs_id}
    assert wrong([phone], house, "phones.json") == [("record.foreign", 1, "service_id")]
    term = {"id": ID.format(2), "name": "t", "description": ""}
    said = {"id": ID.format(3), "link_id": theirs_id, "value": "x", "taxonomy_term": term}
    assert wrong([said], house, "attributes.json") == [("record.foreign", 1, "link_id")]


def test_the_same_file_again_changes_nothing_and_a_changed_one_what_it_says(house, marta):
    carry_out(plan_of([SERVICE], house), organisation=house, by=marta)
    assert plan_of([SERVICE], house).counts() == {"service": {"new": 0, "changed": 0, "same": 1}}
    plan = plan_of([{**SERVICE, "name": "Talking"}], house)
    assert plan.counts() == {"service": {"new": 0, "changed": 1, "same": 0}}
    carry_out(plan, organisation=house, by=marta)
    assert Service.objects.get().name == "Talking"


@pytest.fixture
def written(house):
    service = make_service(
        organization=make_organization(name="Casa", edited_by=house),
        edited_by=house,
        name="Lawyer",
        summary="=She listens",
        needs=["lawyer", "papers"],
        women_only=Answer.YES,
        migration_office="can",
        call_cost="usual",
        answers_day_and_night=True,
        closed_days="7",
        call_steps=[{"title": "A woman answers", "text": "No name."}],
    )
    Wording.objects.create(service=service, language="it", texts={"name": "Avvocata", "call_steps": []})
    Phone.objects.create(service=service, number="+39 051 000", edited_by=house, description="-1 floor")
    Language.objects.create(service=service, code="ar", interpreter="phone", edited_by=house)
    place = make_place(service, town=make_town(), area="The east", edited_by=house)
    type(place).objects.filter(pk=place.pk).update(edited_by=house)
    return service


@pytest.mark.parametrize("name", ["all.json", "all.zip"])
def test_what_another_installation_wrote_is_read_back_whole(written, house, marta, name):
    """Safety, needs, translations, towns: all of it travels as HSDS and comes back."""
    data = as_json(house).encode() if name == "all.json" else as_zip(house)
    before = as_json(house).encode()
    for model in (Wording, Language, Phone, Location, Service, Organization):
        model.objects.all().delete()
    carry_out(plan_of(data, house, name), organisation=house, by=marta)
    again = Service.objects.get()
    assert (again.women_only, again.answers_day_and_night, again.closed_days, again.summary) == (
        Answer.YES,
        True,
        "7",
        "=She listens",
    )
    assert again.call_steps == written.call_steps
    assert (again.migration_office, again.call_cost) == ("can", "usual")
    assert sorted(need.need for need in again.needs.all()) == ["lawyer", "papers"]
    assert str(again.said("name", "it")) == "Avvocata"
    place = again.service_at_locations.get()
    assert (str(place.location.town), place.location.area) == ("Bologna", "The east")
    assert [kind for kind, count in plan_of(before, house, "all.json").counts().items() if count["new"]] == []
    if name == "all.json":
        assert json.loads(as_json(house)) == json.loads(before)


def test_what_is_imported_with_a_reviewer_is_shown_and_found_at_once(house, marta):
    carry_out(plan_of([SERVICE], house), organisation=house, by=marta, reviewer="The office")
    assert [service.name for service in found(public(), "counsel")] == ["Counselling"]
    carry_out(plan_of([{**SERVICE, "id": ID.format(2)}], house), organisation=house, by=marta)
    assert public().count() == 1


def reverse(name, *arguments):
    return reverse_on(f"services_desk:{name}", args=arguments, urlconf="lms.site.urls_programme")


def test_a_coordinator_looks_first_and_then_takes_it_over(enter, marta, house):
    desk = enter(marta)
    desk.defaults["SERVER_NAME"] = "heal.localhost"
    file = io.BytesIO(json.dumps([SERVICE]).encode())
    file.name = "services.json"
    preview = desk.post(reverse("import"), {"key": KEY, "file": file})["Location"]
    page = desk.get(preview)
    assert (page.context["seen"].counts, Service.objects.count()) == (
        {"service": {"new": 1, "changed": 0, "same": 0}},
        0,
    )
    for _ in range(2):  # sent twice
        response = desk.post(preview, {"key": KEY, "reviewer": "The office", "months": "6"})
        assert response["Location"] == reverse("list")
    assert [service.name for service in public()] == ["Counselling"]
    assert ForeignFile.objects.count() == 0
    taken = desk.post(reverse("export"), {"format": "json"})
    assert [each["name"] for each in json.loads(taken.content)["services"]] == ["Counselling"]


def test_a_file_with_problems_is_shown_with_them_and_cannot_be_taken_over(enter, marta):
    desk = enter(marta)
    desk.defaults["SERVER_NAME"] = "heal.localhost"
    file = io.BytesIO(b'[{"id": "x", "status": "active"}]')
    file.name = "services.json"
    preview = desk.post(reverse("import"), {"key": KEY, "file": file})["Location"]
    page = desk.get(preview)
    assert [problem.key for problem in page.context["seen"].refusals] == ["record.id"]
    assert "Take it over" not in page.content.decode()
    again = desk.post(preview, {"key": KEY, "reviewer": "", "months": "6"})
    assert (again.status_code, Service.objects.count()) == (200, 0)


def test_by_command_it_is_said_as_json_and_ends_with_one(tmp_path, marta, house, capsys):
    file = tmp_path / "services.json"
    file.write_text(json.dumps([SERVICE, {"id": "x"}]))
    given = [str(file), "--organisation", house.name, "--by", marta.get_username(), "--json"]
    with pytest.raises(SystemExit) as end:
        call_command("import_services", *given)
    told = json.loads(capsys.readouterr().out)
    assert (end.value.code, told["imported"], told["problems"]) == (
        1,
        False,
        [
            {
                "file": "services.json",
                "line": 1,
                "member": "service.id",
                "message": "The id is missing or is not a UUID. Give every record its own id, such as"
                " ac148810-d857-441c-9679-408f346de14b.",
            }
        ],
    )
    file.write_text(json.dumps([SERVICE]))
    call_command("import_services", *given, "--dry-run")
    assert Service.objects.count() == 0
    call_command("import_services", *given)
    out = tmp_path / "out.json"
    call_command("export_services", str(out), "--organisation", house.name)
    assert json.loads(out.read_text())["services"][0]["id"] == SERVICE["id"]
    with pytest.raises(CommandError):
        call_command("import_services", str(file), "--organisation", "Nobody", "--by", "x")
