"""What a browser gets when it asks for a sheet: the PDF, kept nowhere.

Or a calm page where printing is not installed.
"""

import pytest
from django.urls import reverse
from django.utils import translation

from courses.certificates.models import Certificate
from lms.printing.pdf import PrintingUnavailable
from lms.printing.responses import pdf_response
from tests.factories.people import make_learner

SNAPSHOT = {
    "texts": {"en": {"title": "A clean kitchen", "course": "Kitchen work", "competences": []}},
    "hours": 6,
    "practice_hours": 0,
}


def test_a_sheet_is_shown_in_the_browser_and_kept_in_no_cache(rf):
    response = pdf_response(rf.get("/"), lambda: b"%PDF-", "cards.pdf")
    assert (response.status_code, response.content, dict(response.headers)) == (
        200,
        b"%PDF-",
        {
            "Content-Type": "application/pdf",
            "Content-Disposition": 'inline; filename="cards.pdf"',
            "Cache-Control": "no-store",
        },
    )


@pytest.fixture
def no_printing(monkeypatch):
    def refuse(*_arguments, **_named):
        raise PrintingUnavailable

    monkeypatch.setattr("courses.certificates.sheets.named_pdf", refuse)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Printing is not working just now"), ("it", "Ora la stampa non funziona")]
)
def test_where_printing_is_not_installed_it_says_so_in_the_readers_language(
    faces, enter, no_printing, language, words
):
    learner = make_learner().user
    made = Certificate.objects.create(
        person=learner,
        about="6a1f0a0e-0000-4000-8000-000000000000",
        snapshot=SNAPSHOT,
        issuer="Open Path Training",
    )
    with translation.override(language):
        address = reverse("certificates:sheet", args=[made.uuid])
    answer = enter(learner).get(address)
    assert (answer.status_code, answer.headers["Content-Language"], words in answer.content.decode()) == (
        503,
        language,
        True,
    )
