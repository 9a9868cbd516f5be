"""The shelf of results, in the author's order, and each result with the way to it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lms.programme.models import AboutPage, ResultPage, ResultsPage
from tests.factories.programme import below, blocks, reader, way

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(faces):
    return below(faces.programme, ResultsPage, "Results")


def test_live_results_stand_in_the_authors_order(shelf):
    below(shelf, ResultPage, "Second", kind="tool")
    below(shelf, ResultPage, "First", kind="guide")
    below(shelf, ResultPage, "Draft", kind="guide", live=False)
    assert [page.title for page in reader().get("/results/").context["results"]] == ["Second", "First"]


def test_an_empty_shelf_says_so(shelf):
    assert "Nothing is on this shelf yet." in reader().get("/results/").content.decode()


def test_a_result_says_its_kind_its_languages_and_where_it_is(faces, shelf):
    about = below(faces.programme, AboutPage, "About")
    ways = blocks(ResultPage, "ways", ("way", way(about, "Open it")))
    below(shelf, ResultPage, "Guide", kind="guide", in_languages="Greek", made_by="Anasa", ways=ways)
    shown = reader().get("/results/guide/").content.decode()
    words = ("<dd>Guide</dd>", "<dd>Greek</dd>", "<dd>Anasa</dd>", 'href="/about/">Open it</a>')
    assert [each for each in words if each not in shown] == []


def queries():
    reader().get("/results/")
    with CaptureQueriesContext(connection) as found:
        reader().get("/results/")
    return len(found)


def test_the_number_of_queries_does_not_grow_with_results(shelf):
    below(shelf, ResultPage, "One", kind="tool")
    one = queries()
    below(shelf, ResultPage, "Two", kind="tool")
    below(shelf, ResultPage, "Three", kind="guide")
    assert queries() == one
