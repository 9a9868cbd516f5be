"""Django templates set as tagged PDF.

WeasyPrint needs a system library (Pango), so it is imported only where it is used.
"""

import os
import threading
import warnings
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from lms.printing.fonts import FONTCONFIG_FILE, font_css, printable_form

PDF_OPTIONS = {"pdf_variant": "pdf/ua-1"}
TIGHTEST = 3


class PrintingUnavailable(Exception):
    """Pango is not installed on this machine; the check lms.W010 says how to get it."""


def render_pdf(template_name: str, context: dict[str, Any], *, language: str, title: str) -> bytes:
    """The template as a PDF, set in `language`. Nothing is kept, and nothing is fetched from outside.

    The template is a whole HTML document and links its sheets by their names in `lms/printing/sheets`. On top
    of its context it gets `document_title`, all that the PDF says about itself (so it must be neutral), and
    `tightness`: a template that says `<html data-pages="1">` is set again, up to `TIGHTEST`, while it needs
    more pages than that. What does not fit even then has the room of its first setting.
    """
    with _only_our_fonts:
        press = _Press()
        tries = []
        for tightness in range(TIGHTEST + 1):
            document, fits = press.set(
                markup_of(template_name, context, language=language, title=title, tightness=tightness)
            )
            tries.append(document)
            if fits:
                break
        else:
            document = tries[0]
        document.metadata = press.weasyprint.document.DocumentMetadata(title=title, lang=language)
        return document.write_pdf(**PDF_OPTIONS)


def markup_of(
    template_name: str, context: dict[str, Any], *, language: str, title: str, tightness: int = 0
) -> str:
    with translation.override(language):
        return render_to_string(template_name, {**context, "document_title": title, "tightness": tightness})


class _OnlyOurFonts:
    """Fontconfig's variable while any sheet is being set, and as it was afterwards.

    Fontconfig reads it whenever a document is set. A program started from this process must not inherit it:
    with our list of fonts a browser finds none of its own and dies. Sheets are set in several threads at
    once, so the last one out puts the old value back.
    """

    VARIABLE = "FONTCONFIG_FILE"

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sheets = 0
        self._before: str | None = None

    def __enter__(self) -> None:
        with self._lock:
            if not self._sheets:
                self._before = os.environ.get(self.VARIABLE)
                os.environ[self.VARIABLE] = str(FONTCONFIG_FILE)
            self._sheets += 1

    def __exit__(self, *_error: object) -> None:
        with self._lock:
            self._sheets -= 1
            if self._sheets:
                return
            if self._before is None:
                del os.environ[self.VARIABLE]
            else:
                os.environ[self.VARIABLE] = self._before


_only_our_fonts = _OnlyOurFonts()


class _Press:
    """WeasyPrint with our fonts and our fetcher, shared by the tries of one sheet.

    Not by two: Pango's fonts are not thread-safe.
    """

    def __init__(self) -> None:
        self.weasyprint, self._fetcher_module = _weasyprint()
        self._fetcher = self._fetcher_module.SheetFetcher()
        self._font_config = self.weasyprint.text.fonts.FontConfiguration()
        self._faces = self.weasyprint.CSS(
            string=font_css(), url_fetcher=self._fetcher, font_config=self._font_config
        )

    def set(self, markup: str) -> tuple[Any, bool]:
        """The laid out document, and whether it has no more pages than it asked for."""
        base_url = f"{self._fetcher_module.SHEETS.as_uri()}/"
        page = self.weasyprint.HTML(
            string=printable_form(markup), base_url=base_url, url_fetcher=self._fetcher
        )
        document = page.render(stylesheets=[self._faces], font_config=self._font_config, **PDF_OPTIONS)
        wanted_pages = page.etree_element.get("data-pages")
        return document, wanted_pages is None or len(document.pages) <= int(wanted_pages)


def is_available() -> bool:
    try:
        _weasyprint()
    except PrintingUnavailable:
        return False
    return True


def version() -> str:
    return _weasyprint()[0].__version__


def _weasyprint() -> tuple[Any, Any]:
    """WeasyPrint and our fetcher."""
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="No fonts configured")
            import weasyprint  # noqa: PLC0415 (without Pango the import itself fails)

            from lms.printing import fetcher  # noqa: PLC0415
    except OSError as error:
        raise PrintingUnavailable("Pango is not installed.") from error
    return weasyprint, fetcher
