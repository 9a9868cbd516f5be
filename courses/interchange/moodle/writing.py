"""Records as Moodle XML. Every text is plain, so that it comes back as it was."""

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from courses.activities.exchange import ExchangeActivity, ExchangeQuestion
from courses.interchange.folders import category_of
from courses.interchange.gift.writing import NotInThisFormat
from courses.interchange.numbers import per_cent
from courses.interchange.plain import harmless

#: What matters in an answer that is typed, beside capital letters: Moodle passes over it.
MATTERS = "matters"


def write_moodle_xml(records: Iterable[ExchangeQuestion]) -> bytes:
    """Raises NotInThisFormat."""
    quiz, folder = Element("quiz"), ""
    for record in records:
        if record.folder != folder:
            folder = record.folder
            _text(SubElement(SubElement(quiz, "question", type="category"), "category"), category_of(folder))
        _question(quiz, record)
    indent(quiz)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(quiz, encoding="utf-8") + b"\n"


def knows(kind: str) -> bool:
    return kind in KINDS


def _question(quiz: Element, record: ExchangeQuestion) -> None:
    if not knows(record.activity.kind):
        raise NotInThisFormat(record.activity.kind)
    kind, write = KINDS[record.activity.kind]
    question = SubElement(quiz, "question", type=kind)
    _text(SubElement(question, "name"), record.name)
    _said(question, "questiontext", record.text)
    _said(question, "generalfeedback", record.why)
    SubElement(question, "defaultgrade").text = "1"
    SubElement(question, "hidden").text = "0"
    write(question, record.activity)
    if record.hint:
        _said(question, "hint", record.hint)
    if record.tags:
        tags = SubElement(question, "tags")
        for tag in record.tags:
            _text(SubElement(tags, "tag"), tag)


def _text(element: Element, text: str) -> None:
    SubElement(element, "text").text = harmless(text)


def _said(parent: Element, tag: str, text: str, **attributes: str) -> Element:
    element = SubElement(parent, tag, {**attributes, "format": "plain_text"})
    _text(element, text)
    return element


def _answers(question: Element, activity: ExchangeActivity) -> list[Element]:
    found = []
    for option in activity.options:
        answer = _said(question, "answer", option.text, fraction=per_cent(option.credit))
        _said(answer, "feedback", option.feedback)
        found.append(answer)
    return found


def _multichoice(single: str) -> Callable[[Element, ExchangeActivity], None]:
    def write(question: Element, activity: ExchangeActivity) -> None:
        SubElement(question, "single").text = single
        SubElement(question, "shuffleanswers").text = "true"
        _answers(question, activity)

    return write


def _plain(question: Element, activity: ExchangeActivity) -> None:
    _answers(question, activity)


def _shortanswer(question: Element, activity: ExchangeActivity) -> None:
    SubElement(question, "usecase").text = "1" if activity.settings.get("case") else "0"
    others = [name for name, matters in activity.settings.items() if matters and name != "case"]
    if others:
        SubElement(question, MATTERS).text = " ".join(sorted(others))
    _answers(question, activity)


def _numerical(question: Element, activity: ExchangeActivity) -> None:
    tolerances = [*activity.settings.get("tolerances", []), *["0"] * len(activity.options)]
    for answer, tolerance in zip(_answers(question, activity), tolerances, strict=False):
        SubElement(answer, "tolerance").text = str(tolerance)
    units = activity.settings.get("units", [])
    if units:
        parent = SubElement(question, "units")
        for unit in units:
            each = SubElement(parent, "unit")
            SubElement(each, "multiplier").text = str(unit.get("factor", 1))
            SubElement(each, "unit_name").text = unit["name"]


def _matching(question: Element, activity: ExchangeActivity) -> None:
    SubElement(question, "shuffleanswers").text = "true"
    pairs = [*zip(activity.options, activity.settings["partners"], strict=True)]
    for option, partner in pairs:
        _text(SubElement(_said(question, "subquestion", option.text), "answer"), partner)
    for extra in activity.settings.get("extra", []):
        _text(SubElement(_said(question, "subquestion", ""), "answer"), extra)


def _essay(question: Element, activity: ExchangeActivity) -> None:
    SubElement(question, "responseformat").text = "plain"
    SubElement(question, "responsefieldlines").text = str(activity.settings.get("lines", 0))
    _said(question, "graderinfo", activity.settings.get("grader", ""))


KINDS: dict[str, tuple[str, Callable[[Element, ExchangeActivity], None]]] = {
    "single": ("multichoice", _multichoice("true")),
    "multiple": ("multichoice", _multichoice("false")),
    "true_false": ("truefalse", _plain),
    "short_answer": ("shortanswer", _shortanswer),
    "numeric": ("numerical", _numerical),
    "matching": ("matching", _matching),
    "open_text": ("essay", _essay),
    "order": ("ordering", _plain),
}
