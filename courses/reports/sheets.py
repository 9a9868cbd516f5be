from django.utils import translation
from django.utils.translation import gettext as _

from courses.reports.models import Report
from courses.reports.shown import shown
from lms.core.conf import conf
from lms.core.slots import a_slot
from lms.printing import pdf

WAIT_SECONDS = 5


def report_sheet(report: Report, *, language: str) -> bytes:
    with translation.override(language):
        title, told = _("Report"), shown(report)
    with a_slot("print", among=conf.prints_at_once, wait=WAIT_SECONDS):
        return pdf.render_pdf("courses/reports/sheet.html", {"report": told}, language=language, title=title)
