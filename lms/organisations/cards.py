"""Printing code cards.

Their codes are known only in the moment they are made, so a print checks them against the card.
"""

from django.urls import NoReverseMatch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.accounts import codes
from lms.accounts.models import CodeCard
from lms.core.texts import direction_of
from lms.core.typed_codes import read_digits
from lms.printing.pdf import render_pdf
from lms.safety.faces.queries import address_of, path_on, skills_face
from lms.secrets import fingerprints

TEMPLATE = "lms/organisations/card_sheet.html"


def entering_address() -> str:
    face = skills_face()
    try:
        path = path_on("skills", "accounts:enter")
    except NoReverseMatch:
        path = "/"
    return (address_of(face, path) if face else path).split("://", 1)[-1].rstrip("/")


def card_sheet_pdf(cards: list[tuple[CodeCard, str]], *, language: str) -> bytes:
    """A4 sheets of up to ten cards, each in its learner's language. `cards` are (card, code) pairs."""
    face = skills_face()
    printed = [
        {
            "language": card.profile.language,
            "direction": direction_of(card.profile.language),
            "number": card.number,
            "code": codes.grouped(code),
        }
        for card, code in cards
    ]
    note = ngettext(
        "%(count)d card. Printed once: a second print makes new codes. Cut along the dots.",
        "%(count)d cards. Printed once: a second print makes new codes. Cut along the dots.",
        len(printed),
    )
    context = {
        "site_name": face.name if face else "",
        "address": entering_address(),
        "cards": printed,
        "note": note % {"count": len(printed)},
    }
    return render_pdf(TEMPLATE, context, language=language, title=_("Cards"))


def is_code_of(card: CodeCard, code: str) -> bool:
    """Whether this is the code of this card, and the card still works."""
    return card.revoked_at is None and fingerprints.matches("card", read_digits(code), card.code_hash)
