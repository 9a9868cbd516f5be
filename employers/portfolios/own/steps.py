"""The questions of her portfolio, one on each page, in their order."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from employers.portfolios.enums import Section
from employers.portfolios.models import Portfolio


@dataclass(frozen=True, slots=True)
class Question:
    """`key` is the end of its address."""

    key: str
    title: str | Promise
    lead: str | Promise

    @property
    def url(self) -> str:
        return reverse(f"portfolio:write_{self.key}")


QUESTIONS = (
    Question(
        "tongues",
        _("In which two languages?"),
        _("You write in your language. Beside it stands the one that employers read."),
    ),
    Question(
        "seeks",
        _("What work do you look for?"),
        _("A few words, such as: Kitchen assistant, mornings. Not your name."),
    ),
    Question(
        "about",
        _("What work are you good at?"),
        _("Write it or say it, as you would tell a friend. Nothing is shared until you say so."),
    ),
    Question(
        "proofs",
        _("What have you shown?"),
        _(
            "Competences and certificates come by themselves. You tick them when you show something to an"
            " employer."
        ),
    ),
    Question(
        "samples",
        _("Do you have pictures of your work?"),
        _("A plate, a seam, a clean room: the thing, never you."),
    ),
    Question(
        "languages",
        _("Which languages do you speak?"),
        _("Also the ones you speak a little. You say yourself how well."),
    ),
    Question("when", _("When can you work?"), _("Fill in what you know. The rest can stay empty.")),
    Question("where", _("Where can you work?"), _("A region is enough. No employer needs your address.")),
    Question(
        "permit",
        _("In which countries may you work?"),
        _(
            "The country alone. Never a date, a number or a picture of a paper: an employer sees papers"
            " when you sign."
        ),
    ),
    Question(
        "more",
        _("What is better left out"),
        _("All of this is off. Leave it empty, and no employer can ask for it here."),
    ),
    Question(
        "help",
        _("Who may help you?"),
        _("Both are off. You can change it any day, and it costs you nothing."),
    ),
)
KEYS = [question.key for question in QUESTIONS]


def is_answered(portfolio: Portfolio, key: str, *, has_proofs: bool) -> bool:
    """For the thread. Which is not answered is no mistake."""
    answers = {
        "tongues": True,
        "seeks": bool(portfolio.seeks),
        "about": bool(portfolio.about or portfolio.about_voice),
        "proofs": has_proofs,
        "samples": bool(portfolio.samples.all()),
        "languages": bool(portfolio.languages.all()),
        "when": bool(portfolio.available_from or portfolio.hours_per_week or portfolio.times),
        "where": bool(portfolio.areas or portfolio.transport),
        "permit": bool(portfolio.may_work_in),
        "more": bool(portfolio.extras or portfolio.photo),
        "help": bool(portfolio.looked_for or portfolio.help_asked_at),
    }
    return answers[key]


#: After which question she says which words an employer may see.
CHOSEN_AFTER: dict[str, Any] = {"seeks": Section.SEEKS, "about": Section.ABOUT, "when": Section.TIMES}
