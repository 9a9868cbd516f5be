"""The printed card: where to enter, and each card in its learner's language."""

import io

import pytest
from pypdf import PdfReader
from wagtail.models import Site

from lms.organisations.cards import card_sheet_pdf, entering_address
from lms.printing.pdf import is_available
from lms.safety.faces.models import Face
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


def test_the_address_on_a_card_is_as_short_as_it_can_be_typed(faces):
    assert entering_address() == "localhost/learn/enter"
    Face.objects.all().delete()
    assert entering_address() == "localhost/learn/enter"  # the default site is the one for learners
    Site.objects.all().delete()
    assert entering_address() == "/learn/enter"


def test_each_card_is_in_its_learners_language_and_bears_no_name_of_hers(faces):
    if not is_available():
        pytest.skip("Pango is not installed")
    english, italian = make_learner(), make_learner(language="it")
    sheet = card_sheet_pdf([(english.card, english.code), (italian.card, italian.code)], language="en")
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(sheet)).pages).split())
    for learner in (english, italian):
        assert f"{learner.card.number}" in text
        assert f"{learner.code[:5]} {learner.code[5:]}" in text
    assert [
        words for words in (english.profile.handle, italian.profile.handle, "Officina") if words in text
    ] == []
    assert ("Number" in text, "Numero" in text, "2 cards. Printed once" in text) == (True, True, True)
