"""What a page is printed for is printed: a number to call, though on a screen it is a button."""

import re
from pathlib import Path

import pytest

import lms

FOLDER = Path(lms.__file__).parent / "static" / "fold"
NUMBER = '[href^="tel:"]'
#: What numbers to call are, or stand in; the row of another room holds none.
HOLDERS = {"fold.css": ".button", "services.css": ".row"}


def hidden_on_paper(css: str) -> set[str]:
    """The selectors that a sheet of styles takes off a page that is printed."""
    found: set[str] = set()
    for begun in re.split(r"@media print \{", css)[1:]:
        depth, end = 1, 0
        while depth:
            depth += {"{": 1, "}": -1}.get(begun[end], 0)
            end += 1
        for selectors in re.findall(r"([^{}]+)\{[^{}]*display: none;", begun[: end - 1]):
            found |= {each.strip() for each in selectors.split(",")}
    return found


@pytest.mark.parametrize(("sheet", "holder"), HOLDERS.items(), ids=HOLDERS)
def test_no_number_to_call_is_left_out_on_paper(sheet, holder):
    hidden = hidden_on_paper((FOLDER / sheet).read_text())
    assert [NUMBER in each for each in hidden if re.match(rf"\{holder}(?![\w-])", each)] == [True]
