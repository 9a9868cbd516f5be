"""The sheet that invites to a group. It names neither the group nor the course: whoever finds it learns
nothing.
"""

import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from lms.core.conf import conf
from lms.core.slots import a_slot
from lms.printing import pdf
from lms.printing.qr import qr_svg

TEMPLATE = "courses/enrolments/invitation_sheet.html"
WAIT_SECONDS = 5


def invitation_sheet(address: str, *, until: datetime.datetime, language: str) -> bytes:
    """A4, kept nowhere."""
    with translation.override(language):
        title = _("Scan and enter")
        context = {"address": address, "until": until, "code": qr_svg(address, label=title)}
    with a_slot("print", among=conf.prints_at_once, wait=WAIT_SECONDS):
        return pdf.render_pdf(TEMPLATE, context, language=language, title=title)
