"""What a slip says, in her language and in theirs, and the slip on paper."""

import datetime
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from lms.accounts.codes import grouped
from lms.core.conf import conf
from lms.core.slots import a_slot
from lms.core.texts import Text, direction_of, name_here
from lms.printing import pdf
from lms.secrets.sealing import seal, unseal
from lms.services.directory.models import Service
from lms.services.finding.shown import ShownService
from lms.services.needs.enums import Need
from lms.services.slips.actions import Note
from lms.services.slips.enums import Wish

TEMPLATE = "lms_services/slip_sheet.html"
PURPOSE = "services:carried"
SECONDS = 60 * 60
WAIT_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One thing she says, in each of the languages."""

    said: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What the page that made a slip holds for as long as it is open: the code is kept nowhere else."""

    code: str
    service: str
    last_day: str
    note: str = ""


def sealed_carried(carried: Carried) -> str:
    return seal(PURPOSE, json.dumps(asdict(carried)))


def read_carried(text: str) -> Carried | None:
    told = unseal(PURPOSE, text, seconds=SECONDS) if text else None
    return Carried(**json.loads(told)) if told else None


def lines_of(note: Note, *, languages: Iterable[str]) -> list[Line]:
    """Her own words stand once, as she wrote them; all else in each language, once where both are one."""
    columns = [_said_in(note, language) for language in dict.fromkeys(languages)]
    own = [Line((Text(note.words, ""),))] if note.words else []
    return [*(Line(said) for said in zip(*columns, strict=True)), *own]


def _said_in(note: Note, language: str) -> list[Text]:
    with translation.override(language):
        said = [
            *(_("I need %(need)s.") % {"need": Need(need).label} for need in _known(note.needs, Need)),
            *(str(Wish(wish).label) for wish in _known(note.wishes, Wish)),
            *([_("I speak %(language)s.") % {"language": name_here(note.language)}] if note.language else []),
        ]
        return [Text(str(each), language) for each in said]


def _known(codes: Iterable[str], among: Any) -> list[str]:
    """A list may have changed since."""
    return [code for code in codes if code in among.values]


def slip_pdf(carried: Carried, service: Service, *, language: str, theirs: str, where: str) -> bytes:
    context = {
        "code": grouped(carried.code),
        "last_day": datetime.date.fromisoformat(carried.last_day),
        "mine": ShownService(service, language=language),
        "theirs": ShownService(service, language=theirs),
        "their_language": theirs,
        "their_direction": direction_of(theirs),
        "both": theirs != language,
        "where": where,
    }
    with a_slot("print", among=conf.prints_at_once, wait=WAIT_SECONDS):
        return pdf.render_pdf(TEMPLATE, context, language=language, title=_("Slip"))
