"""What the page about staying safer says.

Each statement has an id, so that a test finds every one of them in every language.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lms.safety.faces.one_face import PROGRAMME, SKILLS


@dataclass(frozen=True)
class Statement:
    id: str
    heading: str | Promise
    text: str | Promise


#: Said to learners, signed in.
TO_LEARNERS = [
    Statement(
        "leaving",
        _("What Leave clears"),
        _(
            "Leave clears what this site stored in the browser. It does not clear the history, "
            "downloads or screenshots. It does not clear the words your keyboard has learned, or "
            "what a watching program has seen."
        ),
    ),
    Statement(
        "shift",
        _("Leave with the keyboard"),
        _("On a computer, pressing Shift three times does the same as Leave."),
    ),
    Statement(
        "watching",
        _("When a program is watching"),
        _(
            "A program that somebody put on this phone can see everything you do, here too. If "
            "you think there is one, use another phone. Or use a computer at a library or at "
            "your training place."
        ),
    ),
    Statement(
        "private",
        _("A private window"),
        _(
            "A private window keeps no history once you close it. In Chrome, open the three dots and choose"
            " New Incognito tab. In Safari, open the tabs and choose Private. In Firefox, choose New private"
            " tab."
        ),
    ),
    Statement(
        "history",
        _("The history"),
        _(
            "Deleting the whole history can be noticed. Delete only the entries of this site, or use a"
            " private window from the start."
        ),
    ),
    Statement(
        "downloads",
        _("Files you download"),
        _(
            "A file stays on the phone until you delete it. Open Files or Downloads, hold your finger on the"
            " file and choose Delete. Then empty the bin."
        ),
    ),
    Statement(
        "screenshots",
        _("Pictures of the screen"),
        _("A screenshot stays in the gallery, and often in a cloud that others can open."),
    ),
    Statement("saving", _("Saved codes"), _("When the browser offers to save a code or a password, say no.")),
    Statement(
        "asking",
        _("Your PIN again"),
        _(
            "If you do nothing for some minutes, the site asks for your PIN. On a shared phone "
            "it asks sooner. What you were writing is kept."
        ),
    ),
    Statement("card", _("Your card"), _("Keep your card away from the phone. Do not tell anybody your PIN.")),
]


#: Said to anyone who reads the programme face. Nothing of it is worded as above: one sentence on both would
#: join them.
TO_READERS = [
    Statement(
        "leaving",
        _("What the Leave button does"),
        _(
            "It closes the page and deletes what this website put into the browser. It cannot "
            "delete the list of visited pages, saved files, screenshots or what a keyboard "
            "remembers."
        ),
    ),
    Statement(
        "shift",
        _("Without a mouse"),
        _("Tap the Shift key three times on a computer: that is the Leave button too."),
    ),
    Statement(
        "watching",
        _("Somebody may see what you read"),
        _(
            "Some apps report everything on the screen, and no website can hide from them. If "
            "your device may have one, read on a friend's device, or on one in a library."
        ),
    ),
    Statement(
        "private",
        _("Reading without leaving a trail"),
        _(
            "Windows called Incognito (Chrome) or Private (Safari, Firefox) forget their pages "
            "when they are closed. You find them in the menu for new tabs."
        ),
    ),
    Statement(
        "history",
        _("The list of visited pages"),
        _(
            "People notice an empty list. Take out single lines, or read in such a window: then "
            "there are no lines to take out."
        ),
    ),
    Statement(
        "downloads",
        _("Leaflets you save"),
        _(
            "They stay on the device. Look for them under Files or Downloads. Press one for a "
            "moment, delete it, and clear the bin as well."
        ),
    ),
    Statement(
        "screenshots",
        _("Pictures taken of a page"),
        _("They are among your photos, and photos are often copied to an account that others can look into."),
    ),
    Statement("saving", _("What the browser offers to remember"), _("Choose “no”, whatever it is.")),
]
#: Of those to readers, what stands on a sensitive page itself; the first one names it.
TOLD_IN_SHORT = ("watching", "private", "history", "leaving")
BY_FACE = {SKILLS: TO_LEARNERS, PROGRAMME: TO_READERS}


def statements_for(face: str) -> list[Statement]:
    return BY_FACE[face]


def spoken(face: str) -> str:
    """All of it as one text to be read out, in the active language."""
    return " ".join(f"{statement.heading}. {statement.text}" for statement in statements_for(face))
