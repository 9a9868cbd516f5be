"""S35: a marker in every column about her is nowhere after she is erased, and nowhere after an old backup
came back.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import house
from tests.racing import fresh_database

GONE = {"sessions": 0, "cached": None, "tasks": 0, "log": 0, "wal": True}
SCENARIO = Path(__file__).with_name("marker_scenario.py")


@pytest.fixture(scope="module")
def told(tmp_path_factory, django_db_setup, django_db_blocker) -> dict:
    place = tmp_path_factory.mktemp("marker")
    with django_db_blocker.unblock(), fresh_database(place) as name:
        environment = {
            **os.environ,
            "TEST_PLACE": str(place),
            "TEST_DATABASE": str(name),
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


def test_s35_the_marker_was_there_to_be_found(told):
    """Else the test proves nothing: in the database and its log, in the cache, a session, the queue, and in
    the backup of before.
    """
    assert len(told["marked"]) > 30
    assert set(told["before"]) & {"db.sqlite3", "db.sqlite3-wal", "dump"}
    assert told["beside_before"] == {"sessions": 1, "cached": "QZMARKERXK", "tasks": 1, "log": 1, "wal": True}
    assert told["backup"] == {"mode": "0o600", "holds_marker": True}


def test_s35_nothing_of_her_is_left_anywhere(told):
    assert told["erased"] == 1
    assert (told["after"], told["beside_after"]) == ({}, GONE)


def test_s35_nothing_of_her_comes_back_with_an_old_backup(told):
    assert told["restored"] == 1
    assert (told["after_restore"], told["beside_after_restore"]) == ({}, GONE)


def test_s35_nobody_else_is_touched_and_the_sums_stay(told):
    assert (told["others"], told["others_after_restore"], told["tallies"], told["certificates"]) == (
        1,
        1,
        [[1, 1]],
        0,
    )


def test_s33_the_audit_holds_through_all_of_it(told):
    assert (told["chain"], told["chain_after_restore"]) == (None, None)


def test_s35_the_list_outside_holds_a_random_number_and_the_choice(told):
    assert told["list"] == "withdraw"


def test_s15_what_was_closed_since_the_backup_stays_closed(told):
    assert (told["card_still_revoked"], told["consent_still_withdrawn"]) == (True, True)


def test_s33_writers_side_by_side_make_one_chain(told):
    assert told["written_side_by_side"] == {"added": 40, "broken_at": None}
