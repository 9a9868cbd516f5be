"""What the programme is, who makes it, and how to reach it."""

import pytest

from lms.programme.models import AboutPage, ContactPage
from tests.factories.programme import below, blocks, reader

pytestmark = pytest.mark.django_db
PARTNER = {"name": "Anasa", "place": "Athens", "does": "Writes tools.", "website": "https://anasa.example/"}


def test_partners_say_where_they_are_and_what_they_do(faces):
    below(faces.programme, AboutPage, "About", partners=blocks(AboutPage, "partners", ("partner", PARTNER)))
    shown = reader().get("/about/").content.decode()
    words = (
        "<h3>Anasa</h3>",
        "Athens",
        "Writes tools.",
        'href="https://anasa.example/" rel="noopener noreferrer"',
    )
    assert [each for each in words if each not in shown] == []


def test_contact_is_an_address_and_no_form(faces):
    below(
        faces.programme,
        ContactPage,
        "Contact",
        mail="office@sample.example",
        post_address="1 Sample Road\nAthens",
        hours="In the mornings",
    )
    shown = reader().get("/contact/").content.decode()
    words = ('href="mailto:office@sample.example"', "1 Sample Road<br>Athens", "In the mornings")
    assert [each for each in words if each not in shown] == []
    assert "<form" not in shown
