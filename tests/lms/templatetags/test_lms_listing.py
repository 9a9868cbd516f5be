"""Rows of a list are written in Python: each part is escaped, and says its language and direction."""

import pytest
from django.contrib.auth import get_user_model
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from lms.core.texts import Text
from lms.listing.columns import Cell, Column
from lms.listing.filters import ListFilters
from lms.listing.listing import ShownChip, ShownRow
from lms.templatetags.lms_listing import list_chips, list_field, list_rows

COLUMN = Column("what", "What", lambda row: Cell(), css="what")
TRICK = '<b title="x">\'&'
ESCAPED = "&lt;b title=&quot;x&quot;&gt;&#x27;&amp;"


def row_of(head, *cells):
    return list_rows([ShownRow(head, [(COLUMN, cell) for cell in cells])])


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (Cell(TRICK), f"<span>{ESCAPED}</span>"),
        (Cell(TRICK, is_name=True), f'<span dir="auto">{ESCAPED}</span>'),
        (Cell(TRICK, f"/a?{TRICK}"), f'<a href="/a?{ESCAPED}">{ESCAPED}</a>'),
        (Cell("Ann", "/a", is_name=True), '<a href="/a"><bdi>Ann</bdi></a>'),
        (Cell("a", drawing=TRICK), f"<span>a</span>{ESCAPED}"),
        (Cell("a", drawing=mark_safe("<svg/>")), "<span>a</span><svg/>"),
        (Cell(gettext_lazy("Today")), "<span>Today</span>"),
        (Cell(Text("اليوم <", "ar")), '<span><span lang="ar" dir="rtl">اليوم &lt;</span></span>'),
    ],
)
def test_a_cell_is_written_as_its_parts_say(cell, shown):
    assert row_of(cell, cell) == f'<tr><th scope="row">{shown}</th><td class="what">{shown}</td></tr>'


def test_the_tone_of_a_cell_is_a_class_beside_its_column_s():
    tones = row_of(Cell("a"), Cell("b", tone="quiet"), Cell("c"))
    assert tones == (
        '<tr><th scope="row"><span>a</span></th><td class="what tone-quiet"><span>b</span></td>'
        '<td class="what"><span>c</span></td></tr>'
    )


def test_a_sign_stands_before_the_words():
    shown = row_of(Cell("Closed", icon="lock"))
    assert shown.startswith('<tr><th scope="row"><span><svg class="icon icon--small"')
    assert shown.endswith("</svg> Closed</span></th></tr>")


def test_a_chip_is_escaped_and_says_how_many_it_finds():
    chips = [ShownChip("", TRICK, 3, True, f"?{TRICK}"), ShownChip("b", "Ann", 0, False, "?show=b")]
    assert list_chips(chips) == (
        f'<a class="chip" href="?{ESCAPED}" aria-current="true">{ESCAPED} <b>3</b></a>'
        '<a class="chip" href="?show=b">Ann <b>0</b></a>'
    )


def test_a_field_says_what_was_searched_to_whoever_searched_it(db):
    class Searched(ListFilters):
        class Meta:
            model = get_user_model()
            fields = ()

    def field(**asked):
        return Searched(asked, queryset=get_user_model().objects.all()).form["q"]

    for typed in ("", TRICK, "", "Maple"):
        assert list_field(field(q=typed)) == str(field(q=typed))
    assert ["value=" in list_field(field(q=typed)) for typed in (TRICK, "")] == [True, False]
