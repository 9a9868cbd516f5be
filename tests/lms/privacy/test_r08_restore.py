"""R8: a restore looks first, keeps what was there, and does all of it or nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lms.privacy.inspection import BackupFailed, check_migrations, look_at_dump
from tests.architecture import house

SCENARIO = Path(__file__).with_name("restore_scenario.py")
BOTH = ["River Maple 42", "Lake Birch 17"]


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> dict:
    environment = {
        **os.environ,
        "TEST_PLACE": str(tmp_path_factory.mktemp("restore")),
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


REFUSALS = {
    "a letter": "not a database",
    "nothing": "is not there",
    "a folder": "is not there",
    "an empty file": "not one of this site",
    "another program's": "not one of this site",
    "another site's": "not one of this site",
    "damaged": "not a whole SQLite database|is damaged",
    "newer": "has the migration lms.0999_later",
    "in part": "lacks the table lms_consentreceipt",
    "nobody in it": "nobody in it",
}


@pytest.mark.parametrize("name", REFUSALS)
def test_r08_what_is_no_backup_of_this_site_is_refused_and_nothing_is_replaced(told, name):
    answer = told["refused"][name]
    assert any(words in answer["error"] for words in REFUSALS[name].split("|")), answer["error"]
    assert (answer["there"], answer["left"]) == (BOTH, [])
    assert "Restored" not in answer["said"]


def test_r08_it_says_what_is_in_the_backup_and_what_is_there_before_it_asks(told):
    answer = told["said no"]
    assert (answer["error"], answer["there"]) == ("Nothing was changed.", BOTH)
    assert "In the backup: 1 learners," in answer["said"]
    assert "There now, and replaced: 2 learners," in answer["said"]


@pytest.mark.parametrize("where", ["_keep_sqlite", "_bring_up_to_date", "_write_into"])
def test_r08_what_breaks_off_in_the_middle_replaces_nothing(told, where):
    answer = told["broken off"][where]
    assert ("Nothing was replaced" in answer["error"], answer["there"], answer["left"]) == (True, BOTH, [])


def test_r08_a_copy_of_what_was_there_is_kept_and_leads_back(told):
    assert (told["restored"]["error"], told["restored"]["there"]) == ("", BOTH[:1])
    assert "What was there is kept in " in told["restored"]["said"]
    assert told["kept"] == {"mode": "0o600"}
    assert (told["back again"]["error"], told["back again"]["there"]) == ("", BOTH)


def test_s33_the_audit_holds_after_a_restore_and_the_file_beside_the_backups_begins_anew(told):
    assert (told["problems"], told["audit"]) == ([], ["audit-before-restore", "audit.txt"])


def test_s35_whoever_cannot_be_erased_again_is_told_of_and_erased_the_next_time(told):
    answer = told["cannot be erased"]
    assert (
        answer["error"]
        == "Accounts that came back and could not be erased again: 1. RuntimeError. Run erase_due."
    )
    assert told["tried again"] == [1, []]


def test_r08_over_a_database_that_cannot_be_read_any_more(told):
    assert (told["over rubble"]["error"], told["over rubble"]["there"]) == ("", ["Lake Birch 17"])
    assert "nothing that can be read" in told["over rubble"]["said"]


def test_r08_a_dump_of_another_database_is_refused():
    with pytest.raises(BackupFailed, match="not one of this site"):
        look_at_dump("215; 1259 16386 TABLE public bookmarks someone\n", lambda table: [])
    listed = "; Archive\n215; 1259 16386 TABLE public django_migrations someone\n"
    with pytest.raises(BackupFailed, match="not one of this site"):
        look_at_dump(listed, lambda table: ["1\tauth\t0001_initial\t2026-01-01"])


@pytest.mark.django_db  # a migration of wagtail-localize asks the database when it is first read
def test_r08_what_an_app_that_is_not_installed_left_behind_is_no_hindrance():
    assert ("gone_app", "0001_initial") in check_migrations(
        [("lms", "0001_platform"), ("gone_app", "0001_initial")]
    )
