"""What docs/reliability.md says is held by the tests it names, row by row."""

import re

from tests.architecture import house
from tests.architecture.test_promises import known_tests

PAGE = house.ROOT / "docs" / "reliability.md"
NAMED = re.compile(r"`([\w/]+\.py::test_\w+)`")


def rows() -> list[list[str]]:
    """Of the tables that say what holds them."""
    found, is_held = [], False
    for line in PAGE.read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|"):
            is_held = False
        elif cells[-1] == "held by":
            is_held = True
        elif is_held and not set(line) <= set("|-: "):
            found.append(cells)
    return found


def test_every_sentence_names_a_test_that_is_there():
    told = rows()
    assert [cells[1] for cells in told if not NAMED.findall(cells[-1])] == []
    named = {name for cells in told for name in NAMED.findall(cells[-1])}
    assert (sorted(named - known_tests()), len(told) > 25) == ([], True)


def test_no_sentence_stands_in_two_rows():
    said = [cells[1] for cells in rows()]
    assert len(said) == len(set(said))
