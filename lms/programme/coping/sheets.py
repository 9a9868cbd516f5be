"""What stands on a sheet that somebody fills in for herself. Nothing of it is a field that could be sent:
the page forgets it, and paper or a locked file carries it (decision 60).
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS = Path(__file__).parent / "words"
#: Each word goes with a number from 2 to 9: 256 × 8 choices, 11 bits, five times over.
WORDS_OF_A_LANGUAGE = 256


class Sheet(models.TextChoices):
    CARD = "card", _("A card for a hard moment")
    PLAN = "plan", _("A plan to stay safe")

    @property
    def drawing(self) -> str:
        """The name of its template."""
        return f"lms_programme/coping/pocket/{self.value}.svg"


@dataclass(frozen=True, slots=True)
class Part:
    """A question with room for `lines` answers. `key` stands in the locked file and never changes."""

    key: str
    title: str | Promise
    hint: str | Promise
    lines: int = 2

    @property
    def numbers(self) -> range:
        return range(1, self.lines + 1)


PARTS: dict[Any, tuple[Part, ...]] = {  # by Sheet
    Sheet.CARD: (
        Part("first", _("What I notice first"), _("In the body: the hands, the breath, the heart.")),
        Part("helps", _("What helps me now"), _("Something small that worked before."), 3),
        Part("say", _("What I say to myself"), _("One sentence, in your own language."), 1),
        Part("here", _("What tells me that it is now"), _("Something I see, touch or smell."), 1),
        Part("call", _("Whom I call or write to"), _("A first name is enough."), 2),
    ),
    Sheet.PLAN: (
        Part(
            "signs",
            _("Signs that it is getting hard"),
            _("A feeling, a thought, a person, a time of day."),
            3,
        ),
        Part("do", _("What I do by myself"), _("Tools that help, in the order I try them."), 3),
        Part("people", _("People I can be with"), _("They need not know why. A first name is enough."), 3),
        Part("help", _("Professionals I can call"), _("Their number, and when they answer."), 3),
        Part("places", _("Safer places"), _("A word that only you understand. No address."), 3),
    ),
}


@cache
def words_for(language: str) -> tuple[str, ...]:
    """The words a file is locked with: things of every day, so that they look like a list for the shop.
    English ones in a language that has none of its own.
    """
    path = WORDS / f"{language.split('-', maxsplit=1)[0]}.txt"
    chosen = path if path.exists() else WORDS / "en.txt"
    return tuple(chosen.read_text(encoding="utf-8").split()[:WORDS_OF_A_LANGUAGE])
