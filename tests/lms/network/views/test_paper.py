"""One practice on paper, and a few that are ticked; setting them is looked at with the book."""

import pytest
from django.test import Client

from tests.factories.network import make_practice, make_public

pytestmark = pytest.mark.django_db


@pytest.fixture
def printed(monkeypatch) -> list[str]:
    """What would be set, piece by piece."""
    found: list[str] = []

    def put(template, context, **facts):
        found[:] = [str(piece) for piece in context["pieces"]]
        return b"%PDF"

    monkeypatch.setattr("lms.network.collection.book.public_pdf", put)
    monkeypatch.setattr("lms.printing.pdf.render_pdf", put)
    return found


def titles(printed, *practices) -> list[str]:
    return [each.title for piece in printed for each in practices if f"<h1>{each.title}</h1>" in piece]


def test_one_says_where_it_is_read_and_a_draft_is_not_printed(faces, printed):
    browser, bread = Client(SERVER_NAME="heal.localhost"), make_public(title="Bread")
    answer = browser.get(f"/practices/{bread.uuid}/print/")
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/pdf", "no-store")
    address = f"http://{faces.programme.get_site().hostname}"
    assert [address in printed[0], f"/practices/{bread.uuid}/" in printed[0]] == [True, True]
    assert browser.get(f"/practices/{make_practice().uuid}/print/").status_code == 404


def test_what_is_ticked_is_printed_and_without_a_tick_what_was_found(faces, printed):
    browser = Client(SERVER_NAME="heal.localhost")
    bread, keys, doors = (make_public(title=title, country="IT") for title in ("Bread", "Keys", "Doors"))
    far = make_public(title="Far", country="GR")
    browser.get("/practices/print/", {"p": [str(doors.uuid), str(bread.uuid), "nothing"], "country": "IT"})
    assert titles(printed, bread, keys, doors, far) == ["Doors", "Bread"]
    browser.get("/practices/print/", {"country": "IT"})
    assert titles(printed, bread, keys, doors, far) == ["Doors", "Keys", "Bread"]
    assert browser.get("/practices/print/", {"country": "RO", "q": "nothing"}).status_code == 404
