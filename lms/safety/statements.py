"""What the page about staying safer says. Each statement has an id, so that a test finds every one of them in every language."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Statement:
    """`faces` names where it is true: a PIN and a card belong to learners."""

    id: str
    heading: str | Promise
    text: str | Promise
    faces: tuple[str, ...] = ("skills", "programme")


STATEMENTS = [
    Statement(
        "leaving",
        _("What Leave clears"),
        _(
            "Leave clears what this site stored in the browser; it does not clear the history, downloads, screenshots, "
            "the words your keyboard has learned or what a watching program has seen."
        ),
    ),
    Statement("shift", _("Leave by the keyboard"), _("On a computer, pressing Shift three times does the same as Leave.")),
    Statement(
        "watching",
        _("When a program watches"),
        _(
            "A program that somebody put on this phone can see everything you do, here too. If you think there is one, "
            "use another phone, or a computer at a library or at your training place."
        ),
    ),
    Statement(
        "private",
        _("A private window"),
        _(
            "A private window keeps no history once you close it. In Chrome, open the three dots and choose New Incognito tab. "
            "In Safari, open the tabs and choose Private. In Firefox, choose New private tab."
        ),
    ),
    Statement(
        "history",
        _("The history"),
        _("Deleting the whole history can be noticed. Delete only the entries of this site, or use a private window from the start."),
    ),
    Statement(
        "downloads",
        _("Files you download"),
        _("A file stays on the phone until you delete it. Open Files or Downloads, hold your finger on the file and choose Delete. Then empty the bin."),
    ),
    Statement("screenshots", _("Pictures of the screen"), _("A screenshot stays in the gallery, and often in a cloud that others can open.")),
    Statement("saving", _("Saved codes"), _("When the browser offers to save a code or a password, say no.")),
    Statement(
        "asking",
        _("Your PIN again"),
        _("After some quiet minutes the site asks for your PIN. On a shared phone it asks sooner. What you were writing is kept."),
        faces=("skills",),
    ),
    Statement("card", _("Your card"), _("Keep your card apart from the phone. Tell nobody your PIN."), faces=("skills",)),
]


def statements_for(face: str) -> list[Statement]:
    return [statement for statement in STATEMENTS if face in statement.faces]


def spoken(face: str) -> str:
    """All of it as one text to be read out, in the active language."""
    return " ".join(f"{statement.heading}. {statement.text}" for statement in statements_for(face))
