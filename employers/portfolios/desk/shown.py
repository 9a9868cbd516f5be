from dataclasses import dataclass
from typing import Any

from employers.portfolios.enums import Section
from employers.portfolios.models import Portfolio, WorkSample
from employers.portfolios.own.queries import WORDED, key_of, own_words, tidied_words
from lms.core.texts import direction_of, name_here
from lms.core.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A piece of her words. `suggested` are the newest tidied ones, with or without her yes."""

    key: str
    title: str
    section: Any
    sample: WorkSample | None
    own: Words
    suggested: Words
    is_approved: bool

    @property
    def said(self) -> list[tuple[str, str, str, str]]:
        """(language, its code, its direction, the words), as she wrote them."""
        return [
            (name_here(code), code, direction_of(code), self.own.only_in(code)) for code in self.own.languages
        ]


def worded_parts(portfolio: Portfolio) -> list[Worded]:
    """What she has said in words, in the order of the questions. Her voice is asked for with what it says."""
    places = [
        *((section, None) for section in WORDED),
        *((Section.SAMPLE, sample) for sample in portfolio.samples.all()),
    ]
    rows = [_worded(portfolio, section, sample) for section, sample in places]
    spoken = bool(portfolio.about_voice)
    return [row for row in rows if row.own or (spoken and row.section == Section.ABOUT)]


def _worded(portfolio: Portfolio, section: Any, sample: WorkSample | None) -> Worded:
    tidied = tidied_words(portfolio, section, sample)
    own = own_words(portfolio, section, sample)
    return Worded(
        key=key_of(section, sample),
        title=str(Section(section).label),
        section=section,
        sample=sample,
        own=own,
        suggested=Words(tidied.words, own.first) if tidied else Words(),
        is_approved=bool(tidied and tidied.approved_at),
    )
