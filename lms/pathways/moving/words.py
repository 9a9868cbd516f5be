"""What she agrees to before her plan goes elsewhere, and how the receipt is written."""

from django.utils import translation
from django.utils.translation import gettext as _

from lms.core import written
from lms.core.languages import site_languages
from lms.core.texts import Text, in_a_row
from lms.pathways.circle.parts import parts_in_words
from lms.pathways.moving.models import HandOver


def consent_text(hand_over: HandOver) -> str:
    """What she reads above the button, in the active language: kept whole with her yes."""
    return _(
        "My plan goes from %(gives)s to %(gets)s. At %(gets)s one person receives it, sees these parts and "
        "helps me from then on: %(parts)s. I read her name at once. Until %(until)s those I let in at "
        "%(gives)s see the same parts and no others; after that day nobody there does, and I am no longer a "
        "learner there, unless I learn in one of its groups. My courses and my card stay as "
        "they are. I can say no until it is received, and I can end it with anybody on any day."
    ) % {
        "gives": hand_over.from_organisation.name,
        "gets": hand_over.to_organisation.name,
        "parts": in_a_row(parts_in_words(hand_over.themes)),
        "until": written.day(hand_over.overlap_until) if hand_over.overlap_until else "",
    }


def why_received(hand_over: HandOver) -> dict[str, str]:
    """Why whoever received it is around her: she reads it in the language of her pages."""
    said = {}
    for code, _name in site_languages():
        with translation.override(code):
            place = hand_over.from_organisation.name
            said[code] = _("Received your plan from %(place)s.") % {"place": place}
    return said


def agreed_text(hand_over: HandOver) -> Text:
    """As she read it."""
    return Text(hand_over.text, hand_over.language)


def grouped(number: str) -> str:
    return f"{number[:4]} {number[4:]}"
