"""A certificate, and a sheet to fold, beside plain WeasyPrint of the same: processor time in one process.

Run by `./run bench` in a process of its own: python -m bench.sheets
"""

import datetime
import io
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

TEMPLATE = "courses/certificates/sheet.html"
CODE = "7K4M 29QD X8RT 3HPN"
NAMES = {"en": "Amina Diallo", "ar": "أمينة بنت عبد الرحمن"}
ABILITIES = {
    "en": "Keeps raw and cooked food apart",
    "it": "Tiene separati cibi crudi e cotti",
    "ar": "تفصل الأطعمة النيئة عن المطهوة",
}
PAIRS = {"one": ("en",), "two": ("ar", "it")}
COMPETENCES = 7


def measured(times: int) -> dict[str, float]:
    """In milliseconds, from a fresh process: `cold` without the time the library takes to load."""
    found = subprocess.run(
        [sys.executable, "-m", "bench.sheets", str(times)], capture_output=True, check=True, text=True
    )
    return json.loads(found.stdout)


def context(languages: tuple[str, ...]) -> dict[str, Any]:
    from lms.printing.qr import qr_svg

    url = "https://skills.example/verify/7K4M29QDX8RT3HPN/"
    return {
        "certificate": {
            "issuer": "Open Path Training",
            "code": CODE,
            "verify_url": url,
            "verify_address": "skills.example/verify/",
            "signatory": "Marta Ferrero",
            "date": datetime.date(2026, 11, 20),
        },
        "texts": [
            {
                "language": language,
                "direction": "rtl" if language == "ar" else "ltr",
                "title": ABILITIES[language],
                "course": "",
                "hours": 24,
                "practice_hours": 6,
                "place": "Turin",
                "role": "",
                "competences": [{"label": ABILITIES[language], "level": "3"}] * COMPETENCES,
            }
            for language in languages
        ],
        "qr": qr_svg(url, label="Check"),
    }


def ours(languages: tuple[str, ...]) -> bytes:
    from lms.printing.named import named_pdf

    name = NAMES[languages[0]]
    return named_pdf(TEMPLATE, context(languages), name=name, language=languages[0], title=CODE)


def plain(languages: tuple[str, ...]) -> bytes:
    """What somebody writes who knows WeasyPrint from its first page."""
    from weasyprint import HTML

    from lms.printing.fetcher import SHEETS
    from lms.printing.fonts import font_css
    from lms.printing.pdf import markup_of

    markup = markup_of(TEMPLATE, context(languages), language=languages[0], title=CODE)
    markup = markup.replace("&#160;", NAMES[languages[0]]).replace(
        "</head>", f"<style>{font_css()}</style></head>"
    )
    target = io.BytesIO()
    HTML(string=markup, base_url=f"{SHEETS.as_uri()}/").write_pdf(target, pdf_variant="pdf/ua-1")
    return target.getvalue()


def handout() -> Any:
    """Eight small pages on one sheet."""
    from django.utils.html import format_html

    from lms.printing.folded import Handout, Leaf
    from lms.printing.imposition import Form

    drawing = '<svg viewBox="0 0 9 9"><path fill="#6b2d5c" d="M0 0h9v9H0z"/></svg>'
    words = " ".join(ABILITIES.values())
    leaves = tuple(
        Leaf(format_html("<div><h2>{}</h2><p>{}</p><p>{}</p></div>", number, words, words), drawing)
        for number in range(8)
    )
    return Handout(Form.ZINE, leaves, "it", CODE)


def folded_ours() -> bytes:
    """Measured, laid out and mended, with nothing of it kept from the time before."""
    from lms.printing import folded

    folded._heights.cache_clear()
    return folded.handout_pdf(handout())


def folded_plain() -> bytes:
    """The same sheet, once its pages lie where they belong."""
    from weasyprint import HTML

    from lms.printing.fetcher import SHEETS
    from lms.printing.folded import folded_markup
    from lms.printing.fonts import font_css

    markup = folded_markup(handout()).replace("</head>", f"<style>{font_css()}</style></head>")
    target = io.BytesIO()
    HTML(string=markup, base_url=f"{SHEETS.as_uri()}/").write_pdf(target, pdf_variant="pdf/ua-1")
    return target.getvalue()


def processor_ms(make: Callable[[], bytes]) -> float:
    begun = time.process_time()
    make()
    return (time.process_time() - begun) * 1000


def main(times: int) -> dict[str, float]:
    import django

    django.setup()
    from lms.printing.pdf import is_available

    if not is_available():
        raise SystemExit("Pango is not installed.")
    found = {"cold": processor_ms(lambda: ours(PAIRS["one"]))}
    for name, languages in PAIRS.items():
        ours(languages)
        plain(languages)
        for press in (ours, plain):
            rounds = [processor_ms(partial(press, languages)) for _ in range(times)]
            found[f"{name}_{press.__name__}"] = statistics.median(rounds)
    for name, fold in (("folded_ours", folded_ours), ("folded_plain", folded_plain)):
        fold()
        found[name] = statistics.median(processor_ms(fold) for _ in range(times))
    return {name: round(milliseconds, 1) for name, milliseconds in found.items()}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
    print(json.dumps(main(int(sys.argv[1]))))
