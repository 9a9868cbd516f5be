"""Aiken (docs.moodle.org/en/Aiken_format): a question, its answers “A)”, “B)” …, and the line “ANSWER: B”."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from courses.activities.exchange import ExchangeOption, ExchangeQuestion
from courses.interchange import kinds
from courses.interchange.decoding import decoded
from courses.interchange.plain import plain
from courses.interchange.records import Reading, ReadQuestion, Wrong, called

CHOICE = re.compile(r"\s*([A-Za-z])[.)]\s+(.*\S)\s*")
ANSWER = re.compile(r"\s*ANSWERS?\s*:(.*)", re.IGNORECASE)
LETTER = re.compile(r"\s*([A-Za-z])[.)]?\s*")
Lines = list[tuple[int, str]]


def read_aiken(content: bytes, name: str) -> Reading:
    reading = Reading()
    for lines in _questions(decoded(content)):
        first, text = lines[0]
        try:
            record = _question(lines)
        except Wrong as wrong:
            reading.by_type["unread"] += 1
            reading.note(wrong.line or first, called(text), str(wrong))
            continue
        reading.by_type[record.activity.kind] += 1
        reading.questions.append(ReadQuestion(record=record, line=first))
    return reading


def _questions(text: str) -> Iterator[Lines]:
    """Each ends with its ANSWER, or where an empty line stands behind its answers."""
    kept: Lines = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.strip():
            kept.append((number, line))
        is_over = not line.strip() and any(CHOICE.fullmatch(each) for _number, each in kept)
        if kept and (ANSWER.fullmatch(line) or is_over):
            yield kept
            kept = []
    if kept:
        yield kept


def _question(lines: Lines) -> ExchangeQuestion:
    text, letters = "", []
    options: list[str] = []
    last, answer = lines[-1]
    told = ANSWER.fullmatch(answer)
    if told is None:
        raise Wrong(_("The line “ANSWER: B” after the answers is missing. Write which one is right."))
    for number, line in lines[:-1]:
        choice = CHOICE.fullmatch(line)
        if choice is None and options:
            raise Wrong(
                _("An answer begins with a letter and a bracket: “A) …”. This line does not."), number
            )
        if choice is None:
            text = f"{text} {line.strip()}".strip()
        else:
            letters.append(choice[1].upper())
            options.append(plain(choice[2], "plain").text)
    if not text:
        raise Wrong(_("The question has no words. Write them before the answers."))
    if len(options) < 2:
        raise Wrong(_("There are fewer than two answers. Begin each with a letter and a bracket: “A) …”."))
    if len(set(letters)) < len(letters):
        raise Wrong(_("Two answers have the same letter. Give each its own."))
    right = LETTER.fullmatch(told[1])
    if right is None or right[1].upper() not in letters:
        raise Wrong(_("ANSWER names no answer that is here. Write the letter of the right one."), last)
    given = tuple(
        ExchangeOption(option, 1.0 if letter == right[1].upper() else 0.0)
        for letter, option in zip(letters, options, strict=True)
    )
    return ExchangeQuestion(plain(text, "plain").text, kinds.choosing(given, several=False))
