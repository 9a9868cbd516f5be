"""The agreement on paper: both languages side by side, four lines to sign on."""

from django.utils import translation
from django.utils.translation import gettext as _

from employers.placements.shown import Sheet
from lms.printing.pdf import render_pdf

SHEET = "employers/placements/sheet.html"


def agreement_pdf(sheet: Sheet) -> bytes:
    """The same for everybody who may print it. Raises PrintingUnavailable."""
    with translation.override(sheet.valid):
        title = _("Internship agreement %(reference)s") % {"reference": sheet.reference}
    return render_pdf(SHEET, {"sheet": sheet}, language=sheet.valid, title=title)
