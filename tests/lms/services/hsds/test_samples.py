"""What a file of HSDS says is what an export says: member by member, for every sample there is."""

import csv
import io
import json
import os
from pathlib import Path

import pytest

from lms.organisations.models import Role
from lms.services.hsds.actions import carry_out
from lms.services.hsds.exporting import as_csv, as_json, as_zip
from lms.services.hsds.kinds import BY_NAME, kinds
from lms.services.hsds.planning import planned
from lms.services.hsds.reading import read
from lms.services.hsds.writing import rows_of, table, written
from tests.factories.people import make_organisation, make_worker

pytestmark = pytest.mark.django_db
BESIDE = Path(os.environ.get("HEAL_SHARED") or Path(__file__).resolve().parents[5] / "shared")
SHARED = BESIDE / "samples" / "hsds"
SAMPLES = sorted([*SHARED.glob("*.json"), *SHARED.glob("*.csv")]) if SHARED.is_dir() else []
OBJECTS = [path for path in SAMPLES if path.suffix == ".json" and path.stem != "base"]
TABLES = [path for path in SAMPLES if path.suffix == ".csv"]
needs_samples = pytest.mark.skipif(not SAMPLES, reason="the samples are not beside this checkout")


@pytest.fixture
def house():
    return make_organisation()


def imported(data: bytes, name: str, house):
    plan = planned(read(io.BytesIO(data), name), organisation=house)
    assert plan.refusals == []
    carry_out(plan, organisation=house, by=make_worker(role=Role.COORDINATOR, organisation=house))
    return plan


@needs_samples
@pytest.mark.parametrize(
    "path",
    [path for path in SAMPLES if path.suffix == ".json" and path.stem != "base"],
    ids=lambda path: path.name,
)
def test_every_object_is_written_again_as_it_was_read(path, house):
    said = json.loads(path.read_text())
    objects = said.get("contents", [said])
    imported(path.read_bytes(), path.name, house)
    kind = BY_NAME[path.stem]
    rows = rows_of(kind).filter(uuid__in=[each["id"] for each in objects])
    assert written(kind.name, list(rows), full=path.stem == kind.name) == objects


@needs_samples
@pytest.mark.parametrize(
    "path", [path for path in SAMPLES if path.suffix == ".csv"], ids=lambda path: path.name
)
def test_every_table_is_written_again_as_it_was_read(path, house):
    imported(path.read_bytes(), path.name, house)
    kind = BY_NAME[path.stem]
    again = as_csv(kind, table(kind.name, list(rows_of(kind))))
    assert list(csv.DictReader(io.StringIO(again))) == list(
        csv.DictReader(io.StringIO(path.read_text(), newline=""))
    )


@needs_samples
@pytest.mark.parametrize("path", [*OBJECTS, *TABLES], ids=lambda path: path.name)
def test_an_export_imports_again_as_the_same(path, house):
    """As JSON and as tables: nothing is new, nothing has changed."""
    imported(path.read_bytes(), path.name, house)
    for name, data in (("all.json", as_json(house).encode()), ("all.zip", as_zip(house))):
        plan = planned(read(io.BytesIO(data), name), organisation=house)
        assert plan.refusals == [], name
        found = {kind: count for kind, count in plan.counts().items() if count["new"] or count["changed"]}
        assert found == {}, name


@needs_samples
def test_the_answer_of_an_interface_about_itself_holds_no_record(house):
    path = SHARED / "base.json"
    plan = planned(read(io.BytesIO(path.read_bytes()), path.name), organisation=house)
    assert [problem.key for problem in plan.refusals] == ["file.nothing"]


def test_every_kind_is_named_once():
    assert {kind.name for kind in BY_NAME.values()} == set(kinds)
