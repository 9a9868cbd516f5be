"""Our own table of questions, as CSV or XLSX: a question in each row."""

import re
from collections.abc import Sequence
from io import BytesIO

from django.utils.translation import gettext as _

from courses.activities.exchange import ExchangeActivity, ExchangeOption, ExchangeQuestion
from courses.interchange import kinds
from courses.interchange.folders import folder_of
from courses.interchange.numbers import number_of
from courses.interchange.plain import plain
from courses.interchange.records import Level, Reading, ReadQuestion, Wrong, called
from courses.interchange.tables.columns import (
    MOST_ANSWERS,
    headings,
    keys_by_heading,
    kinds_by_words,
    truths_by_words,
)
from lms.intake.csv_rows import Row, read_rows
from lms.intake.spreadsheets import read_workbook


def read_csv(content: bytes, name: str) -> Reading:
    return _read(read_rows(BytesIO(content), columns=()))


def read_xlsx(content: bytes, name: str) -> Reading:
    return _read(read_workbook(BytesIO(content)))


def _read(rows: Sequence[Row]) -> Reading:
    reading = Reading()
    unknown = sorted({name for row in rows[:1] for name in row.cells if name not in keys_by_heading()})
    if rows and not {"text", "answer 1"} & {keys_by_heading().get(name) for name in rows[0].cells}:
        wanted = headings()["text"]
        reading.note(
            1,
            "",
            _("There is no column “%(name)s”. Use the template: it has every column by its name.")
            % {"name": wanted},
        )
        return reading
    for name in unknown:
        reading.note(
            1, "", _("The column “%(name)s” is not known, and is left out.") % {"name": name[:60]}, Level.NOTE
        )
    for row in rows:
        _take(row, reading)
    return reading


def _take(row: Row, reading: Reading) -> None:
    cells = {
        keys_by_heading()[name]: plain(cell, "plain").text
        for name, cell in row.cells.items()
        if name in keys_by_heading()
    }
    label = called(cells.get("name", ""), cells.get("text", ""))
    try:
        record = _question(cells)
    except Wrong as wrong:
        reading.by_type["unread"] += 1
        reading.note(row.number, label, str(wrong))
        return
    reading.by_type[record.activity.kind] += 1
    reading.questions.append(ReadQuestion(record=record, line=row.number))


def _question(cells: dict[str, str]) -> ExchangeQuestion:
    if not cells.get("text"):
        raise Wrong(_("The question has no words. Write them in the file."))
    tags = (tag.strip() for tag in cells.get("tags", "").split(","))
    return ExchangeQuestion(
        cells["text"],
        _activity(cells),
        why=cells.get("why", ""),
        hint=cells.get("hint", ""),
        name=" ".join(cells.get("name", "").split()),
        folder=folder_of(cells.get("folder", "")),
        tags=tuple(filter(None, tags)),
    )


def _activity(cells: dict[str, str]) -> ExchangeActivity:
    answers = {
        number: (" ".join(cells[key].split()), cells.get(f"said {number}", ""))
        for number in range(1, MOST_ANSWERS + 1)
        if cells.get(key := f"answer {number}")
    }
    kind, right = _kind(cells, answers), cells.get("right", "")
    if kind == "true_false":
        truth = truths_by_words().get(right.casefold())
        if truth is None:
            raise Wrong(_("Say in the column of the right answer whether it is true or false."))
        return kinds.true_false(is_true=truth)
    if kind == "open_text":
        return kinds.open_text()
    if not answers:
        raise Wrong(_("There is no answer. Write one in the file."))
    if kind == "order":
        return kinds.order([text for text, _said in answers.values()])
    if kind in {"single", "multiple"}:
        chosen = _right(right, answers)
        options = [
            ExchangeOption(text, 1 / len(chosen) if number in chosen else 0.0, said)
            for number, (text, said) in answers.items()
        ]
        return kinds.choosing(options, several=kind == "multiple")
    options = [ExchangeOption(text, 1.0, said) for text, said in answers.values()]
    if kind == "short_answer":
        return kinds.short_answer(options)
    if kind == "numeric":
        numbers = [ExchangeOption(number_of(each.text), 1.0, each.feedback) for each in options]
        return kinds.numeric(numbers, ["0"] * len(numbers))
    raise Wrong(_("This way to answer does not fit into a table. Write this question anew here."))


def _kind(cells: dict[str, str], answers: dict[int, tuple[str, str]]) -> str:
    """What its author calls it; else what its answers are like."""
    said, right = cells.get("kind", "").casefold(), cells.get("right", "")
    if said:
        if said not in kinds_by_words():
            raise Wrong(
                _("“%(words)s” is no way to answer. Leave the cell empty, or use the words of the template.")
                % {"words": cells["kind"][:40]}
            )
        return kinds_by_words()[said]
    if not answers and right.casefold() in truths_by_words():
        return "true_false"
    return "multiple" if len(re.findall(r"\d+", right)) > 1 else "single"


def _right(said: str, answers: dict[int, tuple[str, str]]) -> set[int]:
    """The numbers of the right answers, or the words of one."""
    named = {
        number for number, (text, _said) in answers.items() if text.casefold() == said.casefold() and said
    }
    numbers = {int(each) for each in re.findall(r"\d+", said)}
    found = named or numbers
    if not found or not found <= set(answers):
        raise Wrong(_("Say which answer is right: by its number, such as “2”, or “1, 3” for several."))
    return found
