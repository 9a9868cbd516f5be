"""GIFT, as Moodle reads it (docs.moodle.org/en/GIFT_format): questions with an empty line between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from courses.activities.exchange import ExchangeActivity, ExchangeOption, ExchangeQuestion
from courses.interchange import kinds
from courses.interchange.decoding import decoded
from courses.interchange.folders import folder_of
from courses.interchange.gift.marks import CATEGORY, hidden, shown
from courses.interchange.numbers import credit_of, number_of, written
from courses.interchange.plain import plain
from courses.interchange.records import Level, Reading, ReadQuestion, Wrong, called

FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
NAME = re.compile(r"\s*::(.*?)::", re.DOTALL)
MATTERS = re.compile(r"\s*//\s*\[matters:([a-z ]*)\]\s*")
TAG = re.compile(r"\[tag:([^\]]*)\]")
HINT = re.compile(r"\s*//\s*\[hint:(.*)\]\s*")
OPTION = re.compile(r"([~=])([^~=]*)")
WEIGHT = re.compile(r"\s*%([^%]{0,20})%")
TRUE_FALSE = {"T": True, "TRUE": True, "F": False, "FALSE": False}
GAP = "_____"
#: Not those that keep two words together.
SPACE = re.compile(r"[ \t\n]+")


@dataclass(frozen=True)
class Block:
    """What stands between two empty lines; `text` with escaped signs out of the way (marks.hidden)."""

    line: int
    text: str
    tags: tuple[str, ...] = ()
    hint: str = ""
    matters: tuple[str, ...] = ()

    def at(self, position: int) -> int:
        return self.line + self.text.count("\n", 0, position)


def read_gift(content: bytes, name: str) -> Reading:
    reading, folder = Reading(), ""
    for block in _blocks(decoded(content)):
        category = CATEGORY.match(block.text)
        if category:
            reading.says_something = True
            folder = folder_of(shown(category[1]))
        question = replace(block, text=block.text[category.end() :]) if category else block
        if question.text.strip():
            _read(question, folder, reading)
    return reading


def _read(block: Block, folder: str, reading: Reading) -> None:
    """One question, or what is wrong with it."""
    named = NAME.match(block.text)
    name = _words(named[1], "plain") if named else ""
    start = named.end() if named else 0
    asked = FORMAT.sub("", block.text[start:], count=1).partition("{")[0]
    label = called(name, shown(" ".join(asked.split())))
    line = block.at(len(block.text) - len(block.text.lstrip()))
    try:
        read = _question(block, start, name)
    except Wrong as wrong:
        if wrong.level != Level.LEFT_OUT:
            reading.by_type["unread"] += 1
        else:
            reading.by_type["description"] += 1
        reading.note(wrong.line or line, label, str(wrong), wrong.level)
        return
    reading.by_type[read.activity.kind] += 1
    record = replace(read, folder=folder, tags=block.tags, hint=block.hint)
    reading.questions.append(ReadQuestion(record=record, line=line))


def _question(block: Block, start: int, name: str) -> ExchangeQuestion:
    rest = block.text[start:]
    told = FORMAT.match(rest)
    kind = told[1].lower() if told else "moodle"
    if told:
        start += told.end()
    opens = block.text.find("{", start)
    closes = block.text.find("}", start)
    if opens < 0 and closes < 0:
        raise Wrong(
            _("This is a text without an answer. It is left out: put such a text into the lesson."),
            level=Level.LEFT_OUT,
        )
    if opens < 0 or closes < opens:
        raise Wrong(
            _("The bracket “{” before the answers, or “}” after them, is missing."), block.at(max(opens, 0))
        )
    after = block.text[closes + 1 :]
    if "{" in after:
        raise Wrong(
            _("There are answers in two places. Put an empty line between two questions."),
            block.at(block.text.find("{", closes)),
        )
    before = block.text[start:opens]
    whole = f"{before.rstrip(' ')} {GAP}{after}" if after.strip() else before
    answers, _mark, general = block.text[opens + 1 : closes].partition("####")
    text = _words(whole, kind)
    if not text:
        raise Wrong(_("The question has no words. Write them before the answers."))
    activity = _Answers(block, opens + 1, kind).read(answers)
    return ExchangeQuestion(text, activity, why=_words(general, kind), name=name)


class _Answers:
    """What stands between the brackets."""

    def __init__(self, block: Block, start: int, kind: str) -> None:
        self._block = block
        self._start = start
        self._kind = kind

    def read(self, answers: str) -> ExchangeActivity:
        said = answers.strip()
        if not said:
            return kinds.open_text()
        if said.startswith("#"):
            return self._numeric(answers)
        head, *feedback = (part.strip() for part in said.split("#"))
        if head.upper() in TRUE_FALSE:
            wrong, right = (*(self._said(part) for part in feedback[:2]), "", "")[:2]
            is_true = TRUE_FALSE[head.upper()]
            return kinds.true_false(
                is_true=is_true, if_true=right if is_true else wrong, if_false=wrong if is_true else right
            )
        self._begins_with_a_mark(answers)
        if "~" not in said and "->" in said.partition("#")[0]:
            return self._matching(answers)
        options = [option for _mark, option in self._options(answers)]
        if "~" in said:
            return kinds.choosing(options, several="=" not in said)
        return kinds.short_answer(options, **dict.fromkeys(self._block.matters, True))

    def _begins_with_a_mark(self, answers: str) -> None:
        if answers.strip()[0] not in "~=":
            raise Wrong(
                _("An answer begins with “=” when it is right, with “~” when it is not. This one does not."),
                self._line(len(answers) - len(answers.lstrip())),
            )

    def _line(self, position: int) -> int:
        return self._block.at(self._start + position)

    def _said(self, text: str) -> str:
        """An answer or what is said of it: written as the question is, unless it says otherwise."""
        told = FORMAT.match(text)
        return _words(text[told.end() :], told[1].lower()) if told else _words(text, self._kind)

    def _options(self, answers: str) -> Iterator[tuple[str, ExchangeOption]]:
        for found in OPTION.finditer(answers):
            mark, said = found[1], found[2]
            line = self._line(found.start())
            weight = WEIGHT.match(said)
            credit = credit_of(weight[1], line) if weight else float(mark == "=")
            text, _hash, feedback = (said[weight.end() :] if weight else said).partition("#")
            text = self._said(text)
            if not text:
                raise Wrong(_("An answer is empty. Write it, or take its sign away."), line)
            yield mark, ExchangeOption(text, credit, self._said(feedback))

    def _matching(self, answers: str) -> ExchangeActivity:
        pairs, extra = [], []
        for found in OPTION.finditer(answers):
            left, arrow, right = found[2].partition("->")
            if not arrow:
                raise Wrong(_("A pair has no “->” between its two halves."), self._line(found.start()))
            left, right = self._said(left), self._said(right)
            if left and right:
                pairs.append((left, right))
            elif right:
                extra.append(right)
            else:
                raise Wrong(_("A pair has only one half. Write the other one."), self._line(found.start()))
        return kinds.matching(pairs, extra)

    def _numeric(self, answers: str) -> ExchangeActivity:
        shift = answers.index("#") + 1
        said = answers[shift:]
        parts = [(found[2], found.start()) for found in OPTION.finditer(said)] or [(said, 0)]
        options, tolerances = [], []
        for part, position in parts:
            line = self._line(shift + position)
            weight = WEIGHT.match(part)
            credit = credit_of(weight[1], line) if weight else 1.0
            number, _hash, feedback = (part[weight.end() :] if weight else part).partition("#")
            value, tolerance = _range(number, line)
            options.append(ExchangeOption(value, credit, self._said(feedback)))
            tolerances.append(tolerance)
        return kinds.numeric(options, tolerances)


def _range(said: str, line: int) -> tuple[str, str]:
    """“1822:5”, or “1817..1827”: a number and how far off is still right."""
    said = shown(said)
    low, dots, high = said.partition("..")
    if dots:
        least, most = Decimal(number_of(low, line)), Decimal(number_of(high, line))
        return written((least + most) / 2), written(abs(most - least) / 2)
    number, _colon, tolerance = said.partition(":")
    if number.strip() == "*":
        return "*", "0"
    return number_of(number, line), number_of(tolerance, line).lstrip("-") if tolerance.strip() else "0"


def _words(text: str, kind: str = "moodle") -> str:
    """Lines of the file are no lines of the text, except in Markdown: those are written “\\n”."""
    if kind != "markdown":
        text = SPACE.sub(" ", text)
    return plain(shown(text).strip(), "" if kind == "moodle" else kind).text


def _blocks(text: str) -> Iterator[Block]:
    """An empty line ends a question, unless its answers are still open and those of no other begin."""
    kept: list[str] = []
    aside: list[str] = []
    first = 0
    lines = [*text.split("\n"), ""]
    for number, line in enumerate(lines, start=1):
        if line.strip():
            first = first or number
            is_aside = line.lstrip().startswith("//")
            kept.append("" if is_aside else hidden(line))
            if is_aside:
                aside.append(line)
        elif kept and not (_is_open(kept) and _closes_later(lines, number)):
            yield _block(first, kept, aside)
            kept, aside, first = [], [], 0
        elif kept:
            kept.append("")
    if kept:
        yield _block(first, kept, aside)


def _block(first: int, kept: list[str], aside: list[str]) -> Block:
    hints = list(filter(None, map(HINT.fullmatch, aside)))
    others = [line for line in aside if not HINT.fullmatch(line)]
    tags = [said.strip() for line in others for said in TAG.findall(line)]
    hint = "\n".join(_words(hidden(found[1]), "plain") for found in hints)
    matters = [name for found in map(MATTERS.fullmatch, aside) if found for name in found[1].split()]
    return Block(first, "\n".join(kept), tuple(filter(None, tags)), hint, tuple(matters))


def _is_open(kept: list[str]) -> bool:
    text = "".join(kept)
    return text.count("{") > text.count("}")


def _closes_later(lines: list[str], number: int) -> bool:
    for line in lines[number:]:
        for sign in hidden(line):
            if sign in "{}":
                return sign == "}"
    return False
