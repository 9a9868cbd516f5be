"""The sheet that is signed at the door. Handles only: names and signatures stay on the paper."""

from collections.abc import Sequence

from django.utils import translation
from django.utils.translation import gettext as _

from courses.sessions.models import Session
from courses.sessions.said import said
from lms.core.conf import conf
from lms.core.languages import spoken_languages
from lms.core.slots import a_slot
from lms.printing import pdf

TEMPLATE = "courses/sessions/sheet.html"
WAIT_SECONDS = 5
#: Lines for who comes and is not in the list yet.
SPARE = 3


def sheet_languages() -> list[str]:
    return spoken_languages()


def sign_in_sheet(session: Session, handles: Sequence[str], *, language: str) -> bytes:
    """A4, kept nowhere."""
    with translation.override(language):
        context = {"said": said(session), "handles": handles, "spare": range(SPARE)}
        title = _("Sign-in sheet")
    with a_slot("print", among=conf.prints_at_once, wait=WAIT_SECONDS):
        return pdf.render_pdf(TEMPLATE, context, language=language, title=title)
