"""The changelog and the index of decisions tell each thing once: branches that come together leave pairs."""

import re
from collections import Counter

from tests.architecture import house

#: Two lines that begin so much alike tell the same.
ALIKE = 60


def test_the_changelog_tells_each_change_once():
    lines = (house.ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    begun = Counter(line[:ALIKE] for line in lines if line.startswith("- ") and len(line) > ALIKE)
    assert [line for line, times in begun.items() if times > 1] == []


def test_the_index_has_every_decision_once_and_in_order():
    place = house.ROOT / "docs" / "decisions"
    index = (place / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^(\d+)\. \[.+\]\((\d{4})-[a-z0-9-]+\.md\)$", index, re.MULTILINE)
    assert [int(number) for number, _file in listed] == [int(file) for _number, file in listed]
    assert [file for _number, file in listed] == sorted(path.name[:4] for path in place.glob("0*.md"))
