"""S35: what is sent in the moment she is erased is no fault, ends for her like at a closed door, and leaves
nothing behind.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import house

pytestmark = pytest.mark.slow
SCENARIO = Path(__file__).with_name("in_flight_scenario.py")
#: Where somebody comes out who is not signed in: the door, and the first page where an address has no door of
#: its own.
DOORS = {"/learn/enter/", "/learn/enter/?again=1", "/"}

#: A concern is nobody's: it is heard, and thanked for, although she who said it is gone (decision 66).
NOBODYS = "her+pin skills /learn/word/"


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> dict:
    environment = {
        **os.environ,
        "TEST_PLACE": str(tmp_path_factory.mktemp("flight")),
        "PYTHONPATH": str(house.ROOT),
    }
    run = subprocess.run(
        [sys.executable, str(SCENARIO)],
        env=environment,
        cwd=house.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-4000:]
    return json.loads(run.stdout)


def test_s35_nothing_sent_in_that_moment_is_a_fault(told):
    assert {
        row: answer for row, answer in told.items() if answer["status"] >= 500 or answer["status"] == 400
    } == {}


def test_s35_nothing_of_hers_is_left_by_it(told):
    assert {row: answer["left"] for row, answer in told.items() if answer["left"]} == {}
    assert {row: answer["chain"] for row, answer in told.items() if answer["chain"]} == {}
    assert (
        sum(answer["gone"] for answer in told.values()) > 60
    )  # she was erased meanwhile, and the test proves something


def test_s35_her_own_writes_end_at_the_door(told):
    writes = {
        row: answer
        for row, answer in told.items()
        if row.startswith("her+pin skills /learn/") and row.endswith("before it writes") and answer["gone"]
    }
    assert (
        {
            row: answer
            for row, answer in writes.items()
            if (answer["status"] not in {302, 303} or answer["to"] not in DOORS)
            and not (row.startswith(NOBODYS) and answer["status"] == 200)
        },
        any(row.startswith(NOBODYS) and answer["status"] == 200 for row, answer in writes.items()),
        len(writes) > 4,
    ) == ({}, True, True)
