"""A number that somebody typed is found wherever a text can stand, and what only looks like one is not."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import Locale

from lms.contacts.typed_numbers import numbers_in, typed_numbers
from lms.messaging.guidance.models import LegalNote
from lms.programme.models import CopingPage
from tests.factories.contacts import make_contact, make_emergency
from tests.lms.blocks.test_translated import kept_in_step
from tests.lms.programme.coping.test_coping import shelf

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Call 800 290 290 today.", ["800 290 290"]),
        ("<p>Tel. <b>06</b> 1234 5678</p>", ["06 1234 5678"]),
        ("+40 21 555 0100 or 210-5550100", ["+40 21 555 0100", "210-5550100"]),
        ("٠٦ ١٢٣٤ ٥٦٧٨", ["٠٦ ١٢٣٤ ٥٦٧٨"]),
        ('<a href="tel:016">the line</a>', ["016"]),
        ('<a href="tel:800290290">800 290 290</a>', ["800 290 290"]),
        ("In danger: 112. Nothing else.", ["112"]),
        ("Law 286/1998, art. 5, Regulation (EU) 2016/679", []),
        ("12.05.2026, 10:30", []),
        ("1.250.000 euro, from 2019-2024", []),
        ("Count to 4, then to 6, ten times.", []),
        ("112.5 grams, 1120, 2/112", []),
    ],
)
def test_what_is_a_number_to_call(text, found):
    assert numbers_in(text, ["112"]) == found


def test_it_says_in_which_field_and_in_which_block(faces):
    page = faces.programme
    page.lead = "<p>Call 800 290 290.</p>"
    page.parts = page._meta.get_field("parts").stream_block.to_python(
        [
            {
                "type": "steps",
                "id": "a",
                "value": {"heading": "How", "steps": ["Breathe", "Ring 06 1234 5678"]},
            },
            {"type": "text", "id": "b", "value": {"heading": "", "text": "<p>2016/679</p>"}},
        ]
    )
    assert [(each.where, each.number) for each in typed_numbers(page)] == [
        ("introduction", "800 290 290"),
        ("parts, part 1 (Steps)", "06 1234 5678"),
    ]


def test_a_snippet_is_looked_through_too_and_a_contact_is_not():
    note = LegalNote(country="IT", language="en", text="Ring 800 290 290.")
    assert [each.number for each in typed_numbers(note)] == ["800 290 290"]
    assert typed_numbers(make_contact()) == []


def test_whoever_saves_a_page_is_told_where_it_stands(enter, faces, django_user_model):
    make_emergency()
    browser = enter(django_user_model.objects.create_superuser("admin", password="x"))
    shelf = faces.programme.add_child(
        instance=CopingPage(title="How is it?", slug="coping", locale=faces.programme.locale)
    )
    address = reverse("wagtailadmin_pages:edit", args=[shelf.pk])
    host = {"SERVER_NAME": "heal.localhost"}
    sent = {"title": "How is it?", "slug": "coping", "lead": "Ring 112.", "person": "null"}
    sent |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    answer = browser.post(address, sent, **host)
    assert answer.status_code == 302
    said = [str(each) for each in get_messages(answer.wsgi_request)]
    assert [words for words in said if "telephone number" in words] == [
        "A telephone number is typed here. Nobody is told when it changes. Take it out and choose a contact"
        " instead, or add one. It stands in: introduction: 112."
    ]


def test_a_translator_is_told_on_her_own_screen(enter, faces, django_user_model):
    make_emergency()
    browser = enter(django_user_model.objects.create_superuser("admin", password="x"))
    page = shelf(faces)
    italian = Locale.objects.get(language_code="it")
    kept_in_step(page, italian, title="Come va? Chiama il 112")
    address = reverse("wagtailadmin_pages:edit", args=[page.get_translation(italian).pk])
    shown = browser.get(address, SERVER_NAME="heal.localhost").content.decode()
    assert "A telephone number is typed here." in shown
    assert "It stands in: title: 112." in shown


def test_a_translator_who_typed_none_is_told_nothing(enter, faces, django_user_model):
    make_emergency()
    browser = enter(django_user_model.objects.create_superuser("admin", password="x"))
    page = shelf(faces, person="")
    italian = Locale.objects.get(language_code="it")
    kept_in_step(page, italian, title="Come va?")
    address = reverse("wagtailadmin_pages:edit", args=[page.get_translation(italian).pk])
    shown = browser.get(address, SERVER_NAME="heal.localhost").content.decode()
    assert ("Come va?" in shown, "telephone number" in shown) == (True, False)
