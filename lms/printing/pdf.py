"""Django templates set as tagged PDF.

WeasyPrint needs a system library (Pango), so it is imported only where it is used.
"""

import base64
import gc
import io
import os
import re
import threading
import warnings
from functools import cache
from typing import TYPE_CHECKING, Any

import pikepdf
from django.template.loader import render_to_string
from django.utils import translation

from lms.core.texts import direction_of_words
from lms.printing.fonts import FOLDER, FONTCONFIG_FILE, font_css, printable_form
from lms.printing.library import teach
from lms.printing.reading import make_readable

if TYPE_CHECKING:
    from weasyprint.document import Document

PDF_OPTIONS = {"pdf_variant": "pdf/ua-1"}
TIGHTEST = 3
#: How a template names one of our styles.
SHEETS = FOLDER.parent / "sheets"
#: Letters about as wide as ours, where somebody's machine has them.
_LIKE_OURS = '* { font-family: "Noto Sans", "Segoe UI", system-ui, "Helvetica Neue", Arial, sans-serif; }'
#: Font files are no pages of ours: a browser takes what it has.
_FONT_FACE = re.compile(r"@font-face \{[^}]*\}\n?")
_DRAWN_BESIDE = re.compile(r'url\("([a-z-]+\.svg)"\)')
_LINK = re.compile(r'<link rel="stylesheet" href="([a-z]+\.css)">')


class PrintingUnavailable(Exception):
    """Pango is not installed on this machine; the check lms.W010 says how to get it."""


def render_pdf(template_name: str, context: dict[str, Any], *, language: str, title: str) -> bytes:
    """The template as a PDF, set in `language`. Nothing is kept, and nothing is fetched from outside.

    The template is a whole HTML document and links its sheets by their names in `lms/printing/sheets`. On top
    of its context it gets `document_title`, all that the PDF says about itself (so it must be neutral), and
    `tightness`: a template that says `<html data-pages="1">` is set again, up to `TIGHTEST`, while it needs
    more pages than that. What does not fit even then has the room of its first setting, and is told in
    `pages` how many it has.
    """
    return saved(as_pdf(set_sheet(template_name, context, language=language, title=title)))


def set_sheet(template_name: str, context: dict[str, Any], *, language: str, title: str) -> "Document":
    """The laid out document."""

    def set_with(**more: int) -> "tuple[Document, bool]":
        return lay_out(markup_of(template_name, {**context, **more}, language=language, title=title))

    document, fits = set_with(tightness=0, pages=1)
    for tightness in range(1, TIGHTEST + 1):
        if fits:
            break
        tighter, fits = set_with(tightness=tightness, pages=1)
        document = tighter if fits else document
    if not fits:
        document, _fits = set_with(tightness=0, pages=len(document.pages))
    document.metadata = type(document.metadata)(title=title, lang=language)
    return document


def lay_out(markup: str) -> "tuple[Document, bool]":
    """A document of HTML set with our fonts, and whether it has no more pages than it asked for."""
    return _press().set(markup)


def as_pdf(document: "Document", **options: Any) -> pikepdf.Pdf:
    """With text that can be read and copied."""
    with _press().alone:
        content = document.write_pdf(**(options or PDF_OPTIONS))
    pdf = pikepdf.open(io.BytesIO(content))
    make_readable(pdf)
    return pdf


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The same sheet gives the same bytes."""
    content = io.BytesIO()
    pdf.save(content, deterministic_id=True)
    return content.getvalue()


def markup_of(template_name: str, context: dict[str, Any], *, language: str, title: str) -> str:
    usual = {"tightness": 0, "pages": 1}
    with translation.override(language):
        return render_to_string(template_name, {**usual, **context, "document_title": title})


def with_styles_inside(markup: str) -> str:
    """For a browser, which finds none of our files: on a screen a sheet looks nearly as it is printed."""

    def style(found: re.Match[str]) -> str:
        written = (SHEETS / found[1]).read_text(encoding="utf-8")
        return f"<style>{_DRAWN_BESIDE.sub(_inside, _FONT_FACE.sub('', written))}</style>"

    return _LINK.sub(style, markup).replace("</head>", f"<style>{_LIKE_OURS}</style></head>", 1)


def _inside(found: re.Match[str]) -> str:
    drawing = base64.b64encode((SHEETS / found[1]).read_bytes()).decode()
    return f'url("data:image/svg+xml;base64,{drawing}")'


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
    """WeasyPrint with our fonts and our fetcher, made once in a process: that takes longer than a sheet.

    One sheet at a time, because Pango's fonts are not thread-safe. It keeps fonts, styles and measures, and
    nothing of what was written. What the process has loaded by now stays as long as it does: garbage is no
    longer looked for in it, which took two fifths of the first sheet.
    """

    def __init__(self) -> None:
        self.alone = threading.RLock()
        self._sheets: dict[str, Any] = {}
        with _only_our_fonts:
            self._weasyprint, self._fetcher_module = _weasyprint()
            teach(self._weasyprint.pdf.tags)
            self._fetcher = self._fetcher_module.SheetFetcher()
            self._font_config = self._weasyprint.text.fonts.FontConfiguration()
            self._faces = self._weasyprint.CSS(
                string=font_css(), url_fetcher=self._fetcher, font_config=self._font_config
            )
        gc.freeze()

    def _sheet(self, name: str) -> Any:
        """One of our styles, read once."""
        if name not in self._sheets:
            self._sheets[name] = self._weasyprint.CSS(
                filename=self._fetcher_module.SHEETS / name,
                url_fetcher=self._fetcher,
                font_config=self._font_config,
            )
        return self._sheets[name]

    def set(self, markup: str) -> "tuple[Document, bool]":
        base_url = f"{self._fetcher_module.SHEETS.as_uri()}/"
        with self.alone, _only_our_fonts:
            styles = [self._sheet(name) for name in _LINK.findall(markup)]
            page = self._weasyprint.HTML(
                string=printable_form(_LINK.sub("", markup)), base_url=base_url, url_fetcher=self._fetcher
            )
            _turn(page.etree_element)
            document = page.render(
                stylesheets=[*styles, self._faces], font_config=self._font_config, **PDF_OPTIONS
            )
        wanted_pages = page.etree_element.get("data-pages")
        return document, wanted_pages is None or len(document.pages) <= int(wanted_pages)


def _turn(root: Any) -> None:
    """What says `dir="auto"` is turned by its words: browsers do so, WeasyPrint does not."""
    for element in root.iter():
        if element.get("dir") == "auto":
            del element.attrib["dir"]
            if direction := direction_of_words("".join(element.itertext())):
                element.set("dir", direction)


_first = threading.Lock()


def _press() -> _Press:
    with _first:
        return _the_press()


@cache
def _the_press() -> _Press:
    return _Press()


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
