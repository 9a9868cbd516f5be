"""R9: a disk that is full and a database that is held or only to be read stop no page that is read, and no
write is called saved.

Real faults: another connection holds the database, no file may grow, the connection may only read
(faults_scenario.py).
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lms.core.patience import NOTING, READING
from tests.architecture import house

pytestmark = pytest.mark.slow
SCENARIO = Path(__file__).with_name("faults_scenario.py")
FAULTS = ("held", "full", "read_only")

#: An opening of hers that cannot be logged is not shown: she was promised to read who opened it (S24).
LOGGED = {
    "/teach/people/<uuid:uuid>/",
    "/teach/people/<uuid:uuid>/card/",
    "/teach/people/<uuid:uuid>/card/confirm/",
    "/teach/people/<uuid:uuid>/pause/",
    "/teach/people/<uuid:uuid>/company/",
    "/teach/people/<uuid:uuid>/group/",
    "/teach/people/<uuid:uuid>/spoke/",
    "/teach/people/<uuid:uuid>/course/",
    "/teach/people/<uuid:uuid>/courses/<uuid:course>/",
    "/teach/people/<uuid:uuid>/record/",
    "/teach/people/<uuid:uuid>/record/print/",
    "/teach/groups/<uuid:uuid>/drawer/",
    "/teach/people/<uuid:uuid>/answers/<int:answer>/",
    "/teach/people/<uuid:uuid>/answers/files/<uuid:file>/",
    "/teach/people/<uuid:uuid>/practice/undo/<uuid:observation>/",
    "/teach/certificates/<uuid:uuid>/print/",
    "/teach/people/<uuid:uuid>/practice/<uuid:module>/",
    "/teach/people/<uuid:uuid>/modules/<uuid:module>/open/",
    "/teach/messages/<uuid:uuid>/",
    "/teach/messages/<uuid:uuid>/file/",
    "/teach/certificates/<uuid:uuid>/name/",
    "/teach/certificates/<uuid:uuid>/anew/",
    "/teach/plans/<uuid:uuid>/move/",
    "/teach/plans/<uuid:uuid>/rest/",
    "/teach/plans/<uuid:uuid>/end/",
    "/teach/plans/<uuid:uuid>/",
    "/teach/plans/<uuid:uuid>/together/",
    "/teach/plans/<uuid:uuid>/said/",
    "/teach/plans/<uuid:uuid>/steps/",
    "/teach/plans/<uuid:uuid>/step/",
    "/teach/plans/<uuid:uuid>/people/",
    "/teach/plans/<uuid:uuid>/leave/",
    "/teach/plans/<uuid:uuid>/wrong/<uuid:objection>/",
    "/teach/people/<uuid:uuid>/plan/",
    "/teach/people/<uuid:uuid>/plan/ask/",
    "/employers/portfolios/<uuid:uuid>/",
    "/employers/portfolios/<uuid:uuid>/check/",
    "/employers/portfolios/<uuid:uuid>/print.pdf",
    "/teach/coach/interest/<uuid:uuid>/",
    "/teach/people/<uuid:uuid>/places/<uuid:place>/",
    "/teach/people/<uuid:uuid>/places/<uuid:place>/agreement/",
    "/teach/people/<uuid:uuid>/places/<uuid:place>/sign/",
    "/teach/people/<uuid:uuid>/portfolio/",
    "/teach/people/<uuid:uuid>/portfolio/pictures/<uuid:picture>/",
    "/teach/vacancies/<uuid:offer>/<uuid:uuid>/",
    "/employers/places/<uuid:uuid>/",
    "/employers/places/<uuid:uuid>/assess/",
    "/employers/places/<uuid:uuid>/sign/",
    "/employers/places/<uuid:uuid>/print.pdf",
}
#: A page that makes a secret and must know it again when the form comes back; codes that are shown once;
#: Wagtail's page of one's own account, when it is opened first.
MAKES_SOMETHING = {
    "/join/<str:token>/",  # the way to a group is kept in her session until she has entered
    "/teach/accounts/made/<uuid:made>/",
    "/employers/people/invited/<uuid:made>/",
    "/learn/sessions/calendar/<uuid:made>/",
    "/teach/sessions/calendar/<uuid:made>/",
    "/admin/login/setup/",
    "/admin/login/setup/app/",
    "/admin/login/setup/passkey/",
    "/admin/account/",
}


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> dict:
    environment = {
        **os.environ,
        "TEST_PLACE": str(tmp_path_factory.mktemp("faults")),
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


def address(row: str) -> str:
    return row.rsplit(maxsplit=1)[-1]


def test_r09_everybody_reads_every_page_as_always(told):
    different = {
        f"{row}, {fault}": (answers["well"]["status"], answers[fault]["status"])
        for row, answers in told["read"].items()
        for fault in set(FAULTS) & set(answers)
        if address(row) not in LOGGED | MAKES_SOMETHING
        and answers[fault]["status"] != answers["well"]["status"]
    }
    assert (different, len(told["read"]) > 400) == ({}, True)


def test_r09_an_opening_that_cannot_be_logged_is_a_calm_pause(told):
    rows = {
        row: answers
        for row, answers in told["read"].items()
        if address(row) in LOGGED and answers["well"]["status"] == 200
    }
    different = {
        f"{row}, {fault}": answers[fault]["status"]
        for row, answers in rows.items()
        for fault in set(FAULTS) & set(answers)
        if (answers[fault]["status"], answers[fault]["again"]) != (503, "60")
    }
    assert (different, len(rows) > 6) == ({}, True)


def test_r09_no_page_waits_longer_than_it_may(told):
    waited = {
        f"{row}, {fault}": answers[fault]["waited"]
        for row, answers in told["read"].items()
        for fault in answers
    }
    assert {row: seconds for row, seconds in waited.items() if seconds > READING + NOTING} == {}
    kept = {
        row: seconds
        for row, seconds in waited.items()
        if address(row.partition(",")[0]) not in LOGGED | MAKES_SOMETHING
    }
    assert max(kept.values()) <= NOTING
    assert max(kept.values()) == NOTING  # else nothing was noted and the test proves nothing


def test_r09_what_cannot_be_written_is_never_called_saved(told):
    writes = {row: answers for row, answers in told["written"].items() if answers["well"]["changes"]}
    different = {
        f"{row}, {fault}": answers[fault]
        for row, answers in writes.items()
        for fault in FAULTS[1:]
        if answers[fault]["status"] != 503
    }
    assert (different, len(writes) > 10) == ({}, True)


def test_r09_no_form_is_a_fault(told):
    assert {
        row: answers
        for row, answers in told["written"].items()
        for fault in FAULTS[1:]
        if answers[fault]["status"] in {400, 500}
    } == {}


def test_r09_what_she_wrote_can_be_sent_again_from_the_page_of_the_pause(told):
    assert told["written"]["her+pin skills /learn/<uuid:uuid>/"]["full"]["sent_again"] is True
    assert (
        told["written"]["her+pin skills /learn/pin/check/"]["full"]["sent_again"] is False
    )  # a secret is typed again


def test_r09_she_leaves_all_the_same(told):
    assert {
        fault: (answer["status"], answer["cookie"], answer["waited"] <= READING)
        for fault, answer in told["left"].items()
    } == dict.fromkeys(told["left"], (303, "", True))
