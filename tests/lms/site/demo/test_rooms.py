"""The rooms of the demo: where its ways lead."""

import pytest

from lms.site.demo.content import read
from lms.site.demo.handouts import HANDOUTS
from lms.site.demo.rooms import FOLDER

FACTS = read(FOLDER / "rooms.toml")
#: Sections below the home, as the demo names them.
SECTIONS = {"coping", "rights", "paper", "sessions", "news", "contact", "about"}


def led_to():
    rows = [*FACTS["doors"], *FACTS["results"]]
    return {place for row in rows for place in row["to"]} | {
        place for places in FACTS["places"].values() for place in places
    }


def test_every_way_leads_to_a_section_a_result_or_a_room_that_there_is():
    results = {f"result:{row['id']}" for row in FACTS["results"]}
    named = ("services", "networks", "slip", "practices", "round_tables", "stories")
    rooms = {f"room:{name}" for name in named}
    sheets = {f"handout:{sheet['id']}" for sheet in read(HANDOUTS / "handouts.toml")["sheets"]}
    assert led_to() - results - sheets - {f"page:{name}" for name in SECTIONS} == rooms


@pytest.mark.parametrize("row", FACTS["audiences"], ids=lambda row: row["id"])
def test_no_reader_is_sent_to_one_place_twice(row):
    first = [FACTS["places"][name][0] for name in (*row["reads"], *row["prints"])]
    assert sorted(first) == sorted(set(first))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("rooms.*.toml")), ids=lambda path: path.name)
def test_every_way_of_a_reader_has_words_in_her_language(path):
    words = read(path)
    rows = [row for row in FACTS["audiences"] if row["id"] in words["audiences"]]
    asked = {name for row in rows for name in (*row["reads"], *row["prints"])}
    assert ("women" in words["audiences"], asked - set(words["ways"])) == (True, set())
