"""A text with gaps: she writes the words that are missing, or chooses them from a list.

Body: {"passage": text with {{1}}, {{2}} …, "gaps": [{"id", "choices": [texts]}]}, without choices where she
writes. Answer key: {"gaps": {id: [{"text", "share", "feedback"}]}, "case", "accents", "digits"}. Response:
{id of the gap: her word}.

Exchange: options whose id is the number of their gap, several of one are alternatives. Settings: {"text":
with {{1}}, "choices": {number: [texts]} where she chooses, "bank": True where she chooses from all words
together, "case", "accents", "digits": True where it matters}.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.activities.accepted import best_of, key_of, problems_of, read_options, sample_of
from courses.activities.contract import (
    NOT_OF_THIS_QUESTION,
    ActivityType,
    Mark,
    Published,
    ResponseRefused,
    Shown,
    register,
)
from courses.activities.credit import mark_of, share_of
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from courses.activities.forms.accepted import marks_of
from courses.activities.gap.forms import (
    IN_GAP,
    LABEL,
    NO_GAP,
    NO_SUCH_GAP,
    NOT_IN_TEXT,
    NOT_TO_CHOOSE,
    GapTextForm,
)
from courses.activities.items import item_of
from courses.activities.typed import LONGEST, reading_of
from lms.core.texts import Text, language_of

FILL_EACH = gettext_lazy("Fill in every gap first.")
TOO_LONG = gettext_lazy("This is too long. Write a word or two.")
GAP = re.compile(r"\{\{\s*(\d{1,2})\s*\}\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownGap:
    """`id` is "" for the text before it alone. `choices` are empty where she writes."""

    before: str
    number: int = 0
    id: str = ""
    given: str = ""
    choices: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownGaps(Shown):
    """`words` are those of all gaps, where each is chosen from all of them; `language` is the text's."""

    language: str
    pieces: list[ShownGap]
    words: Sequence[str]


@register
class Gap(ActivityType):
    name = "gap"
    label = LABEL
    form = GapTextForm
    example = "You are ill. You call the kitchen."

    def problems(self, *, value: Any) -> list[str]:
        named = [int(number) for number in GAP.findall(value["passage"] or "")]
        gaps = list(value["gaps"])
        found = [] if gaps else [str(NO_GAP)]
        for number, gap in enumerate(gaps, start=1):
            if named.count(number) != 1:
                found.append(NOT_IN_TEXT % {"number": number})
            told = problems_of(gap["answers"])
            if not told and (value["bank"] or gap["others"]) and not _to_choose(gap):
                told = [str(NOT_TO_CHOOSE)]
            found += [IN_GAP % {"number": number, "problem": problem} for problem in told]
        found += [NO_SUCH_GAP % {"number": each} for each in sorted(set(named)) if not 0 < each <= len(gaps)]
        return found

    def publish(self, *, value: Any) -> Published:
        gaps = [(str(item.id), item.value) for item in value["gaps"].bound_blocks]
        bank = sorted_words(word for _id, gap in gaps for word in _words_of(gap)) if value["bank"] else []
        body = []
        for gap_id, gap in gaps:
            choices = bank or (sorted_words(_words_of(gap)) if gap["others"] else [])
            body.append({"id": gap_id, **({"choices": choices} if choices else {})})
        return Published(
            body={"passage": value["passage"], "gaps": body},
            answer_key={
                "gaps": {gap_id: key_of(gap["answers"]) for gap_id, gap in gaps},
                **marks_of(value),
            },
        )

    def parse(self, *, body: dict[str, Any], posted: Mapping[str, Sequence[str]]) -> dict[str, str]:
        return {gap["id"]: posted.get(f"gap-{gap['id']}", [""])[-1] for gap in body["gaps"]}

    def clean(self, *, body: dict[str, Any], response: Any) -> dict[str, str]:
        given = {gap: " ".join(str(word).replace("\0", "").split()) for gap, word in response.items()}
        if set(given) - {gap["id"] for gap in body["gaps"]}:
            raise ResponseRefused(NOT_OF_THIS_QUESTION)
        for gap in body["gaps"]:
            word = given.get(gap["id"], "")
            if not word:
                raise ResponseRefused(FILL_EACH)
            if len(word) > LONGEST:
                raise ResponseRefused(TOO_LONG)
            if gap.get("choices") and word not in {" ".join(choice.split()) for choice in gap["choices"]}:
                raise ResponseRefused(NOT_OF_THIS_QUESTION)
        return {gap["id"]: given[gap["id"]] for gap in body["gaps"]}

    def mark(self, *, body: dict[str, Any], answer_key: dict[str, Any], response: Any) -> Mark:
        """Each gap counts the same. When some are right, she reads which are not yet."""
        reading = reading_of(answer_key)
        found = {
            gap: best_of(answers, response.get(gap, ""), reading)
            for gap, answers in answer_key["gaps"].items()
        }
        shares = [Decimal(best["share"] if best else 0) for best in found.values()]
        total, count, share = len(shares), sum(each >= 1 for each in shares), sum(shares, Decimal(0))
        if count == total:
            return mark_of(Decimal(1), most=total)
        told = {gap: best["feedback"] if best else "" for gap, best in found.items()}
        wrong = [gap for gap, each in zip(found, shares, strict=True) if each < 1]
        if not share:
            return mark_of(share, most=total, parts={gap: told[gap] for gap in wrong if told[gap]})
        words = _("Right: %(count)d of %(total)d. Look at the others again.")
        return mark_of(
            share / total,
            most=total,
            feedback=words % {"count": count, "total": total} if count else "",
            parts={gap: told[gap] or _("Not yet") for gap in wrong},
        )

    def describe(self, *, body: dict[str, Any], response: Any) -> list[str]:
        return [response[gap["id"]] for gap in body["gaps"] if gap["id"] in response]

    def show(self, *, body: dict[str, Any], response: Any, state: str = "") -> ShownGaps:
        given, gaps = response or {}, body["gaps"]
        passage, language = body["passage"], language_of(body["passage"])
        parts = GAP.split(passage)
        places = [int(number) for number in parts[1::2]]
        pieces = []
        for text, number in zip(parts[::2], [*places, 0], strict=True):
            before = Text(text, language) if language and text else text
            pieces.append(self._piece(before, number, gaps, given))
        # a translator may have lost one: it is asked all the same, or nobody could answer
        lost = [number for number in range(1, len(gaps) + 1) if number not in places]
        pieces += [self._piece(" ", number, gaps, given) for number in lost]
        banks = [gap.get("choices", []) for gap in gaps]
        same = len(gaps) > 1 and all(bank == banks[0] for bank in banks)
        return ShownGaps(language=language, pieces=pieces, words=banks[0] if same else [])

    def _piece(
        self, before: str, number: int, gaps: Sequence[Mapping[str, Any]], given: Mapping[str, str]
    ) -> ShownGap:
        if not 0 < number <= len(gaps):
            return ShownGap(before=before)
        gap = gaps[number - 1]
        word = given.get(gap["id"], "")
        return ShownGap(
            before=before, number=number, id=gap["id"], given=word, choices=gap.get("choices", ())
        )

    def texts(self, *, body: dict[str, Any]) -> list[str]:
        words = {word: word for gap in body["gaps"] for word in gap.get("choices", [])}
        return [body["passage"], *words.values()]

    def sample_response(
        self, *, body: dict[str, Any], answer_key: dict[str, Any], right: bool
    ) -> dict[str, str]:
        found = {}
        for gap in body["gaps"]:
            answers = answer_key["gaps"][gap["id"]]
            choices = gap.get("choices", [])
            full = [row["text"] for row in answers if Decimal(row["share"]) >= 1]
            if choices:
                wanted = [word for word in choices if (word in full) is right]
                found[gap["id"]] = (wanted or choices)[0]
            else:
                found[gap["id"]] = sample_of(answers, right=right)
        return found

    def write_exchange(self, *, value: Any) -> ExchangeActivity:
        gaps = list(value["gaps"])
        options = tuple(
            ExchangeOption(row["text"], float(share_of(row["worth"])), row["feedback"], str(number))
            for number, gap in enumerate(gaps, start=1)
            for row in gap["answers"]
        )
        choices = {
            str(number): list(_words_of(gap))
            for number, gap in enumerate(gaps, start=1)
            if value["bank"] or gap["others"]
        }
        said = {name: True for name, matters in marks_of(value).items() if matters}
        settings = {"text": value["passage"], "choices": choices, **({"bank": True} if value["bank"] else {})}
        return ExchangeActivity(self.name, options, {**settings, **said})

    def read_exchange(self, *, activity: ExchangeActivity) -> dict[str, Any]:
        settings = activity.settings
        numbers = sorted({option.id for option in activity.options}, key=lambda number: (len(number), number))
        gaps = []
        for number in numbers:
            options = [option for option in activity.options if option.id == number]
            known = {option.text for option in options}
            others = [word for word in settings.get("choices", {}).get(number, []) if word not in known]
            answers = read_options([replace(option, id="") for option in options])
            gaps.append(item_of({"answers": answers, "others": [item_of(word) for word in others]}))
        text = settings.get("text", "")
        return {"passage": text, "gaps": gaps, "bank": bool(settings.get("bank")), **marks_of(settings)}


def _to_choose(gap: Mapping[str, Any]) -> bool:
    return any(Decimal(row["share"]) >= 1 and "*" not in row["text"] for row in key_of(gap["answers"]))


def _words_of(gap: Mapping[str, Any]) -> list[str]:
    """What stands in the list of a gap: what is accepted and can be chosen, and the wrong words."""
    accepted = [row["text"] for row in gap["answers"] if "*" not in row["text"]]
    return list({str(word): word for word in [*accepted, *gap["others"]]}.values())


def sorted_words(words: Any) -> list[str]:
    """Each once, in an order that says nothing."""
    return sorted({str(word): word for word in words}.values(), key=lambda word: (word.casefold(), word))
