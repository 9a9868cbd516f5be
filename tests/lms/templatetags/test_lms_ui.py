"""Drawings say the state by their form, and nothing to those who do not see them: the words stand beside
them.
"""

import re
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from django.template import engines
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from lms.core.languages import OfferedLanguage
from lms.core.texts import Text
from lms.templatetags import lms_ui

KNOT, NEEDLE, HOLE = "thread-knot", "thread-needle", "thread-hole"


def marks_of(drawing: str) -> list[str]:
    """The marks of a drawing in their order."""
    return re.findall(rf'class="({KNOT}|{NEEDLE}|{HOLE})"', drawing)


def stitches_of(drawing: str) -> list[str]:
    return re.findall(r'class="(thread-sewn|thread-holes)"', drawing)


@pytest.mark.parametrize(
    ("marks", "drawn", "stitches"),
    [
        (["now"], [NEEDLE], []),
        (["done", "now", "later"], [KNOT, NEEDLE, HOLE], ["thread-sewn", "thread-holes"]),
        (["done", "done"], [KNOT, KNOT], ["thread-sewn"]),
        (["later", "done", "now"], [HOLE, KNOT, NEEDLE], ["thread-holes", "thread-sewn"]),
    ],
)
def test_the_lying_thread_has_a_mark_for_each_step_and_a_stitch_between(marks, drawn, stitches):
    line = lms_ui.thread_line(marks)
    assert (marks_of(line), stitches_of(line)) == (drawn, stitches)
    assert f'viewBox="0 0 {24 + 35 * (len(marks) - 1)} 28"' in line


def test_entries_of_the_standing_thread_are_escaped_and_say_their_language():
    trick, arabic = '<b "x">', Text("سكاكين", "ar")
    items = [
        SimpleNamespace(title=trick, url=f"/a?{trick}", state="done", words=trick),
        SimpleNamespace(title=arabic, url="/b", state="now", words="You are here"),
    ]
    done, now = lms_ui.thread_rows(items).removesuffix("</li>").split("</li>")
    escaped = "&lt;b &quot;x&quot;&gt;"
    assert f'href="/a?{escaped}">{escaped}</a> <span class="thread__state">{escaped}</span>' in done
    assert '<span lang="ar" dir="rtl">سكاكين</span></a>' in now
    assert [marks_of(entry) for entry in (done, now)] == [[KNOT], [NEEDLE]]
    assert ["aria-current" in entry for entry in (done, now)] == [False, True]


def test_no_steps_are_no_thread():
    assert (lms_ui.thread_line([]), lms_ui.row_thread(0, 0)) == ("", "")


@pytest.mark.parametrize(("state", "mark"), [("done", KNOT), ("now", NEEDLE), ("later", HOLE)])
def test_the_standing_thread_swings_from_side_to_side(state, mark):
    odd, even = lms_ui.thread_mark(state, 1), lms_ui.thread_mark(state, 2)
    assert (marks_of(odd), marks_of(even)) == ([mark], [mark])
    assert ("15" in odd, "29" in odd, "29" in even) == (True, False, True)
    assert stitches_of(lms_ui.thread_stitch(state, 1)) == [
        "thread-sewn" if state == "done" else "thread-holes"
    ]
    assert "M15 0" in lms_ui.thread_stitch(state, 1)
    assert "M29 0" in lms_ui.thread_stitch(state, 2)


@pytest.mark.parametrize(
    ("done", "total", "sewn_to", "needle", "holes"),
    [(0, 4, None, None, 10), (1, 4, 34, 34, 8), (4, 4, 118, None, 0), (9, 4, 118, None, 0)],
)
def test_the_thread_in_a_row_ends_where_she_is(done, total, sewn_to, needle, holes):
    drawing = lms_ui.row_thread(done, total)
    assert re.findall(r'class="row-line" d="M6 6H(\d+)"', drawing) == ([str(sewn_to)] if sewn_to else [])
    assert re.findall(r'class="row-needle" d="M(\d+) ', drawing) == ([str(needle)] if needle else [])
    assert drawing.count("row-hole") == holes


@pytest.mark.parametrize(
    ("rank", "ranks", "bars"), [(0, 3, ["off"] * 3), (2, 3, ["on", "on", "off"]), (3, 3, ["on"] * 3)]
)
def test_a_level_is_as_many_stitches(rank, ranks, bars):
    assert re.findall(r'class="(on|off)"', lms_ui.level_bar(rank, ranks)) == bars


def test_arrows_turn_with_the_page_and_nothing_else_does():
    assert {name for name in lms_ui.ICONS if "icon--turn" in lms_ui.icon(name)} == lms_ui.TURNING
    assert lms_ui.icon("done", small=True, classes="tag").split('"')[1] == "icon icon--small tag"


def test_an_icon_that_is_not_of_the_set_is_a_slip():
    with pytest.raises(KeyError):
        lms_ui.icon("unicorn")


@pytest.mark.parametrize(
    "drawing",
    [
        *(lms_ui.icon(name) for name in lms_ui.ICONS),
        *(lms_ui.thread_mark(state, 1) + "" for state in ("done", "now", "later")),
        lms_ui.thread_stitch("done", 1),
        lms_ui.thread_line(["done", "now", "later"]),
        lms_ui.row_thread(1, 4),
        lms_ui.level_bar(1, 3),
    ],
)
def test_every_drawing_is_whole_and_silent(drawing):
    root = ElementTree.fromstring(drawing)  # noqa: S314 (our own)
    assert (root.tag, root.get("aria-hidden")) == ("svg", "true")
    assert list(root.itertext()) == []


def test_what_stands_in_a_class_is_escaped():
    html = (
        engines["django"]
        .from_string("{% load lms_ui %}{% icon 'go' classes=evil %}")
        .render({"evil": '"><script>'})
    )
    assert "<script>" not in html
    assert isinstance(lms_ui.icon("go"), SafeString)


def test_a_kept_part_is_one_for_each_language_and_way_out():
    part = engines["django"].from_string('{% load lms_ui %}{% include_kept "lms/components/leave.html" %}')
    for _time in range(2):
        seen = []
        for language, address in (("en", "/leave/"), ("it", "/leave/"), ("it", "/via/"), ("en", "")):
            with override(language):
                html = part.render({"face": {"leave_url": address}})
            seen.append((re.search(r'href="([^"]*)"', html)[1], "Leave" in html))
        assert seen == [("/leave/", True), ("/leave/", False), ("/via/", False), ("/leave/", True)]


def test_languages_are_links_and_the_present_one_says_so():
    row = OfferedLanguage("it", "Italiano", "/it/?next=a&b", current=True)
    assert (
        lms_ui.language_links([row, OfferedLanguage("el", "<Ελληνικά>", "/el/", current=False)])
        == '<li><a class="languages__link" href="/it/?next=a&amp;b" lang="it" hreflang="it"'
        ' aria-current="true">Italiano</a></li><li><a class="languages__link" href="/el/" lang="el"'
        ' hreflang="el">&lt;Ελληνικά&gt;</a></li>'
    )


def test_a_learner_sends_the_language_she_chooses_with_where_she_was():
    row = OfferedLanguage("it", "<Italiano>", "/it/?next=a&b", current=True)
    assert (
        lms_ui.language_buttons([row], "/language/?x&y")
        == '<li><button class="languages__link" formaction="/language/?x&amp;y?next=/it/%3Fnext%3Da%26b"'
        ' name="language" value="it" lang="it" aria-current="true">&lt;Italiano&gt;</button></li>'
    )


def test_what_is_safe_for_one_language_makes_nothing_else_safe():
    rows = [OfferedLanguage("it", name, "/it/", current=False) for name in (mark_safe("<b>"), "<b>")]
    assert [lms_ui.language_links([row]).split('hreflang="it">')[1] for row in rows] == [
        "<b></a></li>",
        "&lt;b&gt;</a></li>",
    ]
