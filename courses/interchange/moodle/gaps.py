"""Texts with gaps: `{1:SHORTANSWER:=Paris}` of cloze questions, `[[1]]` of those where words are chosen.

As a record: `{{1}}` stands where a gap is, an option is an answer that counts, and its id names the gap.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from courses.activities.exchange import ExchangeActivity, ExchangeOption
from courses.interchange.numbers import credit_of
from courses.interchange.records import Level, Wrong

CLOZE = re.compile(r"\{\s*\d*\s*:\s*([A-Z_]+)\s*:((?:\\.|[^}\\])*)\}", re.IGNORECASE)
PLACE = re.compile(r"\[\[(\d+)\]\]")
SAID = {"SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC"}
CHOSEN = {
    *("MULTICHOICE", "MC", "MULTICHOICE_V", "MCV", "MULTICHOICE_H", "MCH"),
    *("MULTICHOICE_S", "MCS", "MULTICHOICE_VS", "MCVS", "MULTICHOICE_HS", "MCHS"),
}
#: What stands in the text of a gap as an ordinary sign.
ESCAPED = re.compile(r"\\([~=#}/\"\\])")


@dataclass
class Gaps:
    text: str = ""
    options: list[ExchangeOption] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)

    def record(self) -> ExchangeActivity:
        return ExchangeActivity("gap", tuple(self.options), {"text": self.text, "choices": self.choices})


def cloze(text: str) -> Gaps:
    gaps = Gaps()

    def place(found: re.Match[str]) -> str:
        number = str(len({option.id for option in gaps.options}) + 1)
        kind, answers = found[1].upper(), _answers(found[2], number)
        if kind not in SAID | CHOSEN:
            raise Wrong(
                _("It has a gap of the kind “%(kind)s”, which cannot be imported. Write this one anew here.")
                % {"kind": kind[:20]},
                level=Level.LEFT_OUT,
            )
        if not any(option.credit >= 1 for option in answers):
            raise Wrong(_("In gap %(number)s no answer is marked as right.") % {"number": number})
        if kind in CHOSEN:
            gaps.choices[number] = [option.text for option in answers]
        gaps.options += answers
        return f"{{{{{number}}}}}"

    gaps.text = CLOZE.sub(place, text)
    if not gaps.options:
        raise Wrong(_("There is no gap in this text. Write one in the file."))
    return gaps


def _answers(said: str, number: str) -> list[ExchangeOption]:
    found = []
    for part in re.split(r"(?<!\\)~", said):
        text, _hash, feedback = _parted(part)
        credit = 0.0
        weight = re.match(r"\s*(?:=|%(-?[\d.,]+)%)", text)
        if weight:
            credit = credit_of(weight[1]) if weight[1] else 1.0
            text = text[weight.end() :]
        text = ESCAPED.sub(r"\1", text).strip()
        if text:
            found.append(ExchangeOption(text, credit, ESCAPED.sub(r"\1", feedback).strip(), number))
    return found


def _parted(part: str) -> tuple[str, str, str]:
    found = re.search(r"(?<!\\)#", part)
    return (part[: found.start()], "#", part[found.end() :]) if found else (part, "", "")


def gapselect(element: Element, text: str, words: Callable[[Element | None], str]) -> Gaps:
    """She chooses each word from those of its group."""
    tags = ("selectoption", "dragbox")
    offered = [(words(each), (each.findtext("group") or "1").strip()) for each in element if each.tag in tags]
    gaps = Gaps()

    def place(found: re.Match[str]) -> str:
        number = str(len(gaps.choices) + 1)
        position = int(found[1])
        if not 1 <= position <= len(offered):
            raise Wrong(_("Gap %(number)s has no answer. Write it in the file.") % {"number": found[1]})
        right, group = offered[position - 1]
        gaps.choices[number] = [said for said, theirs in offered if theirs == group]
        gaps.options.append(ExchangeOption(right, 1.0, id=number))
        return f"{{{{{number}}}}}"

    gaps.text = PLACE.sub(place, text)
    if not gaps.options:
        raise Wrong(_("There is no gap in this text. Write one in the file."))
    return gaps
