"""The one door to what WeasyPrint calls internal.

It tags a PDF and never says in which language an element is, nor which element it was. Both are known in one
function that builds the tags; here it is asked, and nowhere else. `TESTED` says which versions the tests have
seen: with another one a test fails. Where that function is gone, sheets are printed all the same, without
languages, and a name is read last.
"""

from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

#: From this version, and below that one.
TESTED = ((70, 0), (71, 0))
#: An element with this attribute is found again by its value: in the tags as ID, on the page by its place.
SLOT = "data-slot"


def installed() -> str:
    return version("weasyprint")


def is_tested(number: str) -> bool:
    major, minor = (int(part) for part in number.split(".")[:2])
    return TESTED[0] <= (major, minor) < TESTED[1]


def teach(tags: Any) -> None:
    """Elements say their language and their slot from now on. `tags` is the module weasyprint.pdf.tags."""
    build = getattr(tags, "_build_box_tree", None)
    if build is None or hasattr(build, "taught"):
        return

    def told(box: Any, *others: Any) -> Iterator[Any]:
        box = getattr(box, "_box", box)  # what is placed absolutely is wrapped
        for element in build(box, *others):
            facts = box.element.attrib if box.element is not None else {}
            if facts.get("lang"):
                element["Lang"] = tags.pydyf.String(facts["lang"])
            if facts.get(SLOT):
                element["ID"] = tags.pydyf.String(facts[SLOT])
            yield element

    told.taught = True  # type: ignore[attr-defined]
    tags._build_box_tree = told


def places(page: Any, slot: str) -> tuple[float, float, float, float] | None:
    """Where the element with this slot stands on a page: left, top, width and height in CSS pixels."""
    for box in page._page_box.descendants():
        if box.element is not None and box.element.get(SLOT) == slot:
            return box.content_box_x(), box.content_box_y(), box.width, box.height
    return None
