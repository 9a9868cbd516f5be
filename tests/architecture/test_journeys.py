"""Files of journeys share one demo, in an order that nobody knows: what one uses up, no other needs."""

import re
from pathlib import Path

JOURNEYS = Path(__file__).parents[1] / "journeys"
CARD = re.compile(r'"(\d{4})", "\d{10}"')
GOES_THE_WHOLE_WAY = re.compile(r"^from tests\.journeys\.ways import .*\b(finish_lessons|pass_quiz)\b", re.M)


def cards() -> dict[Path, set[str]]:
    files = {path: path.read_text() for path in JOURNEYS.glob("*.py")}
    return {path: found for path, text in files.items() if (found := set(CARD.findall(text)))}


def test_who_finishes_a_module_in_one_file_is_nobody_in_another():
    of_file = cards()
    spent = {path for path in of_file if GOES_THE_WHOLE_WAY.search(path.read_text())}
    assert [path.name for path in spent] == ["test_five_people.py"]
    shared = [
        (path.name, other.name, of_file[path] & of_file[other])
        for path in spent
        for other in of_file
        if other != path and of_file[path] & of_file[other]
    ]
    assert shared == []


def test_a_step_waits_for_the_next_page_and_not_for_a_new_line_in_the_history():
    """`history.replaceState` counts as a navigation: on a busy machine the step would go on too early."""
    waits = [path.name for path in JOURNEYS.glob("*.py") if "expect_navigation()" in path.read_text()]
    assert waits == []
