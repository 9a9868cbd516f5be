import re

import pytest
from fontTools.ttLib import TTFont

from lms.printing import fonts, pdf


@pytest.mark.parametrize(
    "text",
    [
        "Ștefania نور Ґанна Ελένη",
        "Ọláṣùbọ̀mí Nwọgụ́",
        "Nguyễn Thị Ánh",
        "Łucja d’Été-Ñandú",
        "“24 – 6” · №",
        "e\u0301",
    ],
)
def test_names_of_our_learners_can_be_printed(text):
    assert fonts.uncovered_characters(text) == []


def test_what_has_no_glyph_is_named_once_and_in_order():
    assert fonts.uncovered_characters("漢") == ["漢"]
    assert fonts.uncovered_characters("Amina 字漢字 😀") == ["字", "漢", "😀"]


def test_marks_of_direction_joiners_and_spaces_need_no_glyph():
    assert fonts.uncovered_characters("\u200e\u200f\u061c\u2066نور\u2069\u200c\u200d \u00a0\u202f\t\n") == []


def test_letters_are_composed_where_the_fonts_hold_them_and_taken_apart_where_not():
    assert fonts.printable_form("e\u0301") == "é"
    assert fonts.printable_form("ọ") == "o\u0323"
    assert fonts.printable_form("漢") == "漢"


def test_french_spacing_is_a_space_the_fonts_hold():
    assert fonts.printable_form("perdue\u202f?") == "perdue\u00a0?"


def test_every_face_has_a_family_name_of_its_own_and_a_file():
    css = fonts.font_css()
    assert css.count("@font-face") == len(fonts.FAMILIES) * len(fonts.WEIGHTS)
    assert "unicode-range" not in css
    assert [
        path.name
        for family in fonts.FAMILIES
        for path in (fonts.font_file(family, weight) for weight in fonts.WEIGHTS)
        if not path.is_file()
    ] == []
    assert f"font-family: {fonts.FONT_STACK};" in css


def test_the_licences_travel_with_the_fonts():
    assert sorted(path.name for path in fonts.FOLDER.glob("OFL-*.txt")) == [
        "OFL-noto-sans.txt",
        "OFL-noto-serif.txt",
        "OFL-vazirmatn.txt",
    ]


def test_the_serif_is_looked_for_first_and_then_what_all_is_set_in():
    css = (pdf.SHEETS / "serif.css").read_text()
    faces = re.findall(r'font-family: "([^"]+)"; font-weight: (\d+); src: url\("\.\./fonts/([^"]+)"\)', css)
    assert faces == [
        (family, str(fonts.SERIF_WEIGHT), fonts.font_file(family, fonts.SERIF_WEIGHT).name)
        for family in fonts.SERIF
    ]
    stack = ", ".join(f'"{family}"' for family in fonts.SERIF)
    assert f"font-family: {stack}, {fonts.FONT_STACK}, serif;" in css


def test_the_serif_draws_what_the_sheets_letters_do():
    for family in fonts.SERIF:
        sans = drawn_by(family.replace("Serif ", ""), 400)
        assert sans - drawn_by(family, fonts.SERIF_WEIGHT) == set()


def test_what_is_written_beside_the_fonts_is_what_they_hold():
    """When this fails a font was exchanged: what is said here belongs into lms/printing/fonts/covered.txt."""
    held = {
        code
        for family in fonts.FAMILIES
        for code in set.intersection(*(drawn_by(family, weight) for weight in fonts.WEIGHTS))
    }
    firsts, lasts = ([code for code in sorted(held) if code + step not in held] for step in (-1, 1))
    spans = "".join(f"{first:x}-{last:x}\n" for first, last in zip(firsts, lasts, strict=True))
    assert fonts.COVERED.read_text() == spans
    assert fonts.covered_code_points() == held


def drawn_by(family, weight):
    with TTFont(fonts.font_file(family, weight), lazy=True) as font:
        return set(font.getBestCmap())
