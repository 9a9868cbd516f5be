"""Every list searches, filters, sorts, turns its pages and gives itself as a file in the same way."""

import csv
import io

import openpyxl
import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from lms.audit.models import AuditEntry
from lms.core import written
from lms.listing.columns import Cell, Chip, Column
from lms.listing.filters import ListFilters
from lms.listing.listing import Listing
from lms.listing.views import ExportView
from lms.organisations.models import Organisation

pytestmark = pytest.mark.django_db


class Search(ListFilters):
    searched = ("name", "place")


class Organisations(Listing):
    key = "organisations"
    filters = Search
    default_sort = "name"
    rows_on_a_page = 2

    def columns(self):
        return [
            Column("name", "Name", lambda row: Cell(row.name), ("name",)),
            Column("place", "Place", lambda row: Cell(row.place), ("place",)),
            Column("kind", "Kind", lambda row: Cell(row.kind), export=lambda row: row.pk),
        ]

    def queryset(self):
        return Organisation.objects.order_by("name")

    def chips(self, most=None):
        return [
            Chip("", "All"),
            Chip("employers", "Employers", Q(kind="employer")),
            Chip("known", "Known", Q(pk__in=[]), count=7),
        ]


class Export(ExportView):
    listing_class = Organisations


@pytest.fixture
def three():
    for name, kind, place in (
        ("Officina", "partner", "Turin"),
        ("Hotel Aurora", "employer", "Turin"),
        ("Caffe Nord", "employer", "Milan"),
    ):
        Organisation.objects.create(name=name, kind=kind, place=place)


def asked(query: str = "") -> Organisations:
    request = RequestFactory().get(f"/list/{query}")
    return Organisations(request)


def page_of(query: str = "") -> str:
    request = RequestFactory().get(f"/list/{query}")
    return render_to_string("lms/listing/list.html", {"listing": Organisations(request), "request": request})


def names(query: str = "") -> list[str]:
    return [row.head.words for row in asked(query).rows]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Caffe Nord", "Hotel Aurora"]),
        ("?page=2", ["Officina"]),
        ("?page=99", ["Officina"]),
        ("?page=x", ["Caffe Nord", "Hotel Aurora"]),
        ("?q=turin", ["Hotel Aurora", "Officina"]),
        ("?q=turin hotel", ["Hotel Aurora"]),
        ("?q=nobody", []),
        ("?q=%00", ["Caffe Nord", "Hotel Aurora"]),
        (f"?q={'x' * 81}", ["Caffe Nord", "Hotel Aurora"]),
        ("?sort=-name", ["Officina", "Hotel Aurora"]),
        ("?sort=place", ["Caffe Nord", "Officina"]),
        ("?sort=-place", ["Hotel Aurora", "Officina"]),
        ("?sort=kind", ["Caffe Nord", "Hotel Aurora"]),
        ("?sort=password", ["Caffe Nord", "Hotel Aurora"]),
        ("?show=employers", ["Caffe Nord", "Hotel Aurora"]),
        ("?show=employers&q=turin", ["Hotel Aurora"]),
        ("?show=nonsense", ["Caffe Nord", "Hotel Aurora"]),
    ],
)
def test_a_list_shows_what_its_address_asks(three, query, found):
    assert sorted(names(query)) == sorted(found)
    if "place" not in query:
        assert names(query) == found


def test_chips_count_everything_she_may_see_whatever_is_searched(three):
    chips = asked("?q=turin&show=employers").shown_chips
    assert [(chip.label, chip.count, chip.is_current) for chip in chips] == [
        ("All", 3, False),
        ("Employers", 2, True),
        ("Known", 7, False),
    ]


def test_a_chip_leads_to_the_first_page_of_what_it_shows_and_keeps_the_rest(three):
    told = {
        query: [chip.url for chip in asked(query).shown_chips] for query in ("", "?page=2&q=a+b&show=known")
    }
    assert told == {
        "": ["?", "?show=employers", "?show=known"],
        "?page=2&q=a+b&show=known": ["?q=a+b", "?q=a+b&show=employers", "?q=a+b&show=known"],
    }


def test_a_heading_asks_for_the_other_direction(three):
    told = {
        query: [(head.sort_by, head.sorted) for head in asked(query).headings]
        for query in ("", "?sort=-place")
    }
    assert told == {
        "": [("-name", "ascending"), ("place", ""), ("", "")],
        "?sort=-place": [("name", ""), ("place", "descending"), ("", "")],
    }


def test_the_page_keeps_what_was_asked_and_needs_no_script(three):
    page = page_of("?q=turin&sort=-name")
    assert 'value="turin"' in page
    assert '<input type="hidden" name="sort" value="-name">' in page
    assert 'href="?q=turin&amp;sort=name"' in page
    assert 'aria-sort="descending"' in page
    assert "script" not in page


def test_what_is_not_found_is_told_from_what_is_not_there(three):
    found, there = (
        ("Nothing matches. Search for fewer words, or show everything."),
        "There is nothing here yet.",
    )
    told = page_of("?q=nobody")
    assert (found in told, there in told) == (True, False)
    Organisation.objects.all().delete()
    told = page_of()
    assert (found in told, there in told) == (False, True)


def file_of(kind: str, query: str = ""):
    request = RequestFactory().post(f"/list/{query}", {"format": kind})
    request.user = AnonymousUser()
    return Export.as_view()(request)


def test_s27_a_file_holds_every_page_in_the_same_order_and_no_formula(three):
    Organisation.objects.create(name="=1+1", kind="employer", place="\x0b@SUM(1)")
    answer = file_of("csv", "?show=employers&sort=-name")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[0] for row in rows] == ["Name", "Hotel Aurora", "Caffe Nord", "'=1+1"]
    book = openpyxl.load_workbook(io.BytesIO(file_of("xlsx", "?show=employers&sort=-name").content))
    cells = list(book.active.iter_rows())
    assert [row[0].value for row in cells] == ["Name", "Hotel Aurora", "Caffe Nord", "'=1+1"]
    assert {cell.data_type for row in cells for cell in row} == {"s", "n"}
    assert [type(row[2].value) for row in cells[1:]] == [int] * 3


def test_s33_who_took_a_list_with_her_is_in_the_audit(three):
    answer = file_of("csv")
    assert (answer["Content-Disposition"], answer["Cache-Control"]) == (
        'attachment; filename="organisations.csv"',
        "no-store",
    )
    entry = AuditEntry.objects.get(action="list.exported")
    assert (entry.subject, entry.facts) == ("list.organisations", {"rows": 3, "kind": "csv"})


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_is_whole_or_there_is_none_and_the_page_says_so_before(three, monkeypatch, kind):
    class WithFile(Organisations):
        export_address = "/list/export/"

    def told(query: str = "") -> tuple[bool, bool]:
        request = RequestFactory().get(f"/list/{query}")
        page = render_to_string("lms/listing/list.html", {"listing": WithFile(request), "request": request})
        return "A file holds 2 rows at most" in page, "Workbook (XLSX)" in page

    assert told() == (False, True)
    for module in ("listing", "views"):
        monkeypatch.setattr(f"lms.listing.{module}.MOST_ROWS_IN_A_FILE", 2)
    assert (told(), told("?show=employers")) == ((True, False), (False, True))
    refused = file_of(kind)
    assert (refused.status_code, AuditEntry.objects.filter(action="list.exported").count()) == (413, 0)
    assert file_of(kind, "?show=employers").status_code == 200


@pytest.mark.parametrize(("rows", "queries"), [(1, 3), (3, 3), (10_000, 5)])
def test_a_list_costs_the_same_for_one_for_three_and_for_ten_thousand(rows, queries):
    """The whole list, what is found of it, its chips; of many also which stand on the page, and how many."""
    many_of(rows)
    with CaptureQueriesContext(connection) as seen:
        page_of("?q=hotel&show=employers&sort=-name")
    assert len(seen) == queries


def many_of(rows: int, name: str = "Hotel") -> None:
    Organisation.objects.bulk_create(
        [Organisation(name=f"{name} {number:05}", kind="employer") for number in range(rows)]
    )


def test_few_rows_are_read_once_for_the_page_and_its_chips(three):
    class Told(Organisations):
        def queryset(self):
            return super().queryset().annotate(hires=ExpressionWrapper(Q(kind="employer"), BooleanField()))

        def chips(self, most=None):
            return [Chip("", "All"), Chip("hiring", "Hiring", any_of=("hires",))]

    with CaptureQueriesContext(connection) as seen:
        shown = Told(RequestFactory().get("/list/?show=hiring"))
        told = ([row.head.words for row in shown.rows], shown.counts, shown.page.paginator.count)
    assert told == (["Caffe Nord", "Hotel Aurora"], {"": 3, "hiring": 2}, 2)
    assert len(seen) == 1


def test_what_was_counted_of_a_long_list_says_when_and_is_counted_again(monkeypatch):
    monkeypatch.setattr("lms.listing.listing.FEW", 2)
    many_of(3)
    assert asked().counted is None
    before = [(chip.label, chip.count) for chip in asked().shown_chips]
    many_of(1, "Inn")
    again = asked()
    assert [(chip.label, chip.count) for chip in again.shown_chips] == before
    assert f"Counted at {written.clock(again.counted)}." in page_of()
    assert asked("?page=2").page.paginator.count == 3
    cache.clear()
    assert [chip.count for chip in asked().shown_chips] == [4, 4, 7]


def test_many_chips_wait_behind_a_link(three, monkeypatch):
    class Crowded(Organisations):
        def chips(self, most=None):
            wanted = range(20 if most is None else min(20, most))
            return [Chip(str(number), f"Group {number}", Q(pk=0), 0) for number in wanted]

    def shown(query: str) -> tuple[int, bool]:
        listing = Crowded(RequestFactory().get(f"/list/{query}"))
        return len(listing.shown_chips), listing.has_more_chips

    assert (shown(""), shown("?chips=all")) == ((16, True), (20, False))


def test_a_number_is_found_in_the_digits_of_any_keyboard(three):
    Organisation.objects.create(name="Officina 24", kind="partner", place="Turin")
    assert [names(f"?q={typed}") for typed in ("24", "٢٤", "۲۴", "２４")] == [["Officina 24"]] * 4
