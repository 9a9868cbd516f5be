"""Her list on paper: each line in her language and in that of the driver or the clerk."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from lms.core import days
from lms.core.conf import conf
from lms.core.slots import a_slot
from lms.core.texts import direction_of
from lms.printing import pdf
from lms.services.countries import language_of
from lms.services.finding.asked import Asked
from lms.services.finding.queries import chosen
from lms.services.finding.shown import ShownService

TEMPLATE = "lms_services/list_sheet.html"
WAIT_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """One service, as she reads it and as it is read where it is; `theirs` is None where both are one."""

    mine: ShownService
    theirs: ShownService | None
    language: str

    @property
    def direction(self) -> str:
        return direction_of(self.language)


def list_pdf(asked: Asked, *, language: str) -> bytes:
    """Kept nowhere: it would say what somebody looked for."""
    pairs = [_pair(place, language) for place in chosen(asked)]
    context = {"pairs": pairs, "day": days.today()}
    with a_slot("print", among=conf.prints_at_once, wait=WAIT_SECONDS):
        return pdf.render_pdf(TEMPLATE, context, language=language, title=_("List"))


def _pair(place: ShownService, language: str) -> Pair:
    theirs = language_of(place.town.country if place.town else "")
    other = None
    if theirs != language:
        near = str(place.town.uuid) if place.town else ""
        other = ShownService(place.service, language=theirs, near=near, now=place.now)
    return Pair(place, other, theirs)
