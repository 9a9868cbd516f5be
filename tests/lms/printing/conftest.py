import datetime
import io

import pytest
from pypdf import PdfReader

from lms.printing.named import named_pdf
from lms.printing.pdf import is_available, render_pdf
from lms.printing.qr import qr_svg

ABILITIES = {
    "en": [
        "Keeps raw and cooked food apart",
        "Reads labels, dates and the 14 allergens",
        "Cleans and closes a work station",
    ],
    "it": [
        "Tiene separati cibi crudi e cotti",
        "Legge etichette, date e i 14 allergeni",
        "Pulisce e chiude la postazione",
    ],
    "ar": ["تفصل الأطعمة النيئة عن المطهوة", "تقرأ الملصقات والتواريخ", "تنظّف محطة العمل وتغلقها"],
}


@pytest.fixture
def pango():
    if not is_available():
        pytest.skip("Pango is not installed")


@pytest.fixture
def read_pdf():
    """A PDF's bytes as pypdf reads them."""
    return lambda content: PdfReader(io.BytesIO(content))


@pytest.fixture
def text_of():
    """Everything a copying reader gets, with the breaks of lines as spaces."""
    return lambda reader: " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.fixture
def certificate(pango, read_pdf):
    """Sets a certificate in some languages and reads it back."""

    def make(
        *languages,
        name="Amina Diallo",
        competences=3,
        place="Turin",
        role="trainer",
        level="alone",
        read=True,
        **facts,
    ):
        texts = [
            {
                "language": language,
                "direction": "rtl" if language == "ar" else "ltr",
                "title": "A clean kitchen",
                "course": "First steps",
                "hours": 24,
                "practice_hours": 6,
                "place": place,
                "role": role,
                "competences": [
                    {"label": ABILITIES.get(language, ABILITIES["en"])[number % 3], "level": level}
                    for number in range(competences)
                ],
            }
            for language in languages
        ]
        known = {
            "issuer": "Open Path Training",
            "code": "7K4M 29QD X8RT 3HPN",
            "verify_address": "localhost:8000/verify/",
            "verify_url": "http://localhost:8000/verify/7K4M29QDX8RT3HPN/",
            "signatory": "Marta Ferrero",
            "date": datetime.date(2026, 11, 20),
            **facts,
        }
        context = {
            "certificate": known,
            "texts": texts,
            "qr": qr_svg(known["verify_url"], label="Check"),
        }
        content = named_pdf(
            "courses/certificates/sheet.html",
            context,
            name=name,
            language=languages[0],
            title=known["code"],
        )
        return read_pdf(content) if read else content

    return make


@pytest.fixture
def cards(pango, read_pdf):
    """Sets a number of cards, every second one in Arabic, and reads them back."""

    def make(count, *, language="en"):
        printed = [
            {
                "language": "ar" if number % 2 else "en",
                "direction": "rtl" if number % 2 else "ltr",
                "number": f"{4800 + number}",
                "code": f"09375 5{6200 + number}",
            }
            for number in range(count)
        ]
        context = {
            "site_name": "Open Path",
            "address": "localhost:8000/learn/enter",
            "cards": printed,
            "note": "Cut along the dots.",
        }
        return read_pdf(
            render_pdf("lms/organisations/card_sheet.html", context, language=language, title="Cards")
        )

    return make
