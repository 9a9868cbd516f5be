"""S16, S23: who gets what.

Every address of both faces, asked for by everybody, against a table that people have read.

The table is matrix_expected.txt. After an address or a policy changed, make it anew and read the cells that
differ:

    HEAL_WRITE_MATRIX=1 ./run test tests/architecture/test_s23_matrix.py git diff --word-diff
    tests/architecture/matrix_expected.txt

Each changed cell lets somebody in or keeps somebody out: say in the commit why that is right.
"""

import os
from pathlib import Path

import pytest
from django.conf import settings

from tests.architecture import matrix
from tests.architecture.matrix_world import make_world

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TABLE = Path(__file__).with_name("matrix_expected.txt")
CLOSED = {"404", "405", "sign-in", "factor"}


@pytest.fixture(scope="module")
def walked(shared_faces, enter_anybody) -> matrix.Walk:
    return matrix.walk(make_world(shared_faces), enter_anybody)


@pytest.fixture(scope="module")
def wagtail() -> set[str]:
    return {f"skills /{route}" for route in matrix.wagtail_routes(settings.LMS_FACE_URLCONFS["skills"])}


def test_s23_everybody_gets_what_the_table_says(walked, wagtail):
    found = matrix.summarised(walked.cells, wagtail)
    if os.environ.get("HEAL_WRITE_MATRIX"):
        TABLE.write_text(matrix.as_table(found), encoding="utf-8")
    expected = matrix.from_table(TABLE.read_text(encoding="utf-8"))
    different = {
        " ".join(key): (expected.get(key, "nothing"), found.get(key, "nothing"))
        for key in expected.keys() | found.keys()
        if expected.get(key) != found.get(key)
    }
    assert not different, "\n".join(
        f"{cell}: the table says {said}, it is {is_now}" for cell, (said, is_now) in sorted(different.items())
    )


def test_s23_in_another_way_nobody_gets_more(walked):
    """No view is entered: what is not refused before it, as always, is not allowed."""
    more = {
        " ".join(key): word
        for key, word in walked.otherwise.items()
        if word != "405" and (word in {"ok", "refused"} or word != walked.cells[key[0], "GET", key[2]])
    }
    assert more == {}
    assert len({row for row, _method, _person in walked.otherwise}) > 150
    assert {"405", "404", "card", "sign-in", "pin"} <= set(walked.otherwise.values())


def test_s23_somebody_elses_looks_like_nothing(walked):
    assert walked.different_absences == []


def test_s16_no_page_tells_of_her_to_whom_it_does_not_concern(walked):
    assert walked.given_away == []


def test_s24_an_opening_is_logged_where_something_was_shown_and_nowhere_else(walked):
    assert walked.openings_of_nothing == []


def test_s02_leave_is_where_it_helps_and_sign_out_where_it_would_tell(walked, wagtail):
    """Leave: every page of a learner, the entering page, the programme face, the desk, Wagtail.

    Elsewhere Sign out for whoever is signed in, and for a visitor nothing.
    """
    wrong = {}
    for (row, way, person), found in walked.ways_out.items():
        if "no page" in found:
            expected = {"no page"}
        elif (
            row.startswith(("programme", "skills /learn/enter/"))
            or row in wagtail
            or person in matrix.LEARNERS
        ):
            expected = {"leave"}
        elif person in matrix.NOBODY:
            expected = set()
        elif person.startswith("employer") or matrix.is_public(row):
            expected = {"sign out"}
        else:
            expected = {"leave"}
        if found != expected:
            wrong[f"{way} {row} {person}"] = found
    assert wrong == {}
    assert {word for found in walked.ways_out.values() for word in found} == {"leave", "sign out", "no page"}


def test_s25_wagtail_is_closed_to_all_but_writers_with_a_second_factor(walked, wagtail):
    opened = [
        f"{person}: {row} {word}"
        for (row, _way, person), word in walked.cells.items()
        if row in wagtail and person not in matrix.WRITERS and word not in CLOSED
    ]
    assert opened == []


def test_s23_no_address_fails(walked):
    assert [
        " ".join(key)
        for key, word in (walked.cells | walked.otherwise).items()
        if word.startswith("5") and key[0] not in matrix.ON_PURPOSE
    ] == []


def test_s23_the_faces_have_the_same_addresses_of_wagtail():
    first, *others = (set(matrix.wagtail_routes(urlconf)) for urlconf in settings.LMS_FACE_URLCONFS.values())
    assert all(other == first for other in others)
