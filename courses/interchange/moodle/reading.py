"""Moodle XML (docs.moodle.org/en/Moodle_XML_format)."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from courses.activities.exchange import ExchangeActivity, ExchangeOption, ExchangeQuestion
from courses.interchange import kinds
from courses.interchange.folders import folder_of
from courses.interchange.moodle.files import files_of
from courses.interchange.moodle.gaps import cloze, gapselect
from courses.interchange.moodle.writing import MATTERS
from courses.interchange.numbers import credit_of, number_of
from courses.interchange.plain import Plain, plain
from courses.interchange.records import FileInside, Level, Reading, ReadQuestion, Wrong, called
from lms.core.numbers import sent_number
from lms.intake.xml import LINE, read_xml

FORMATS = {"html": "html", "markdown": "markdown", "plain_text": "plain", "plain": "plain"}
NO_QUESTIONS = {"description"}


def read_moodle_xml(content: bytes, name: str) -> Reading:
    root = read_xml(BytesIO(content), numbered="question")
    reading, folder = Reading(), ""
    if root.tag != "quiz":
        reading.note(
            1,
            "",
            _("This is XML, and not a quiz of Moodle. Export the questions there as “Moodle XML format”."),
        )
        return reading
    for element in root.iter("question"):
        kind = element.get("type", "")
        if kind == "category":
            folder = folder_of(element.findtext("category/text", ""))
            reading.says_something = True
        else:
            _read(_Question(element, kind), folder, reading)
        element.clear()  # its pictures are large
    return reading


def _read(question: "_Question", folder: str, reading: Reading) -> None:
    try:
        read = question.read()
    except Wrong as wrong:
        reading.by_type[question.kind or "unread"] += 1
        reading.note(question.line, question.called, str(wrong), wrong.level)
        return
    reading.by_type[read.activity.kind] += 1
    for words in question.notes:
        reading.note(question.line, question.called, words, Level.NOTE)
    record = replace(read, folder=folder, tags=question.tags())
    reading.questions.append(
        ReadQuestion(record=record, line=question.line, files=tuple(question.files.values()))
    )


class _Question:
    def __init__(self, element: Element, kind: str) -> None:
        self.kind = kind
        self.line = int(element.get(LINE, "1"))
        self._element = element
        self.files: dict[str, FileInside] = {}
        self.notes: list[str] = []
        self.name = " ".join(plain(element.findtext("name/text", ""), "plain").text.split())

    @property
    def called(self) -> str:
        return called(self.name, plain(self._element.findtext("questiontext/text", "")).text)

    def tags(self) -> tuple[str, ...]:
        said = (tag.findtext("text", "").strip() for tag in self._element.iterfind("tags/tag"))
        return tuple(filter(None, said))

    def read(self) -> ExchangeQuestion:
        if self.kind in NO_QUESTIONS:
            raise Wrong(
                _("This is a text without an answer. It is left out: put such a text into the lesson."),
                level=Level.LEFT_OUT,
            )
        read = READERS.get(self.kind)
        if read is None:
            raise Wrong(
                _("Questions of the kind “%(kind)s” cannot be imported. Write this one anew here.")
                % {"kind": self.kind[:30]},
                level=Level.LEFT_OUT,
            )
        text = self.words(self._element.find("questiontext"))
        self._old_picture()
        if not text:
            raise Wrong(_("The question has no words. Write them in the file."))
        activity = read(self, text)
        if activity.kind == "gap":  # its text is what she fills in
            text = self.name or _("Fill in what is missing.")
        hints = (self.words(each) for each in self._element.iterfind("hint"))
        why = self.words(self._element.find("generalfeedback"))
        hint = "\n".join(filter(None, hints))
        return ExchangeQuestion(text, activity, why=why, hint=hint, name=self.name)

    def words(self, element: Element | None) -> str:
        """What an element says; the files it shows are kept, and those that are elsewhere are noted."""
        if element is None:
            return ""
        kind = FORMATS.get(element.get("format", ""), "")
        found = plain(element.findtext("text") or "", kind)
        self._keep_files(element, found)
        return found.text

    def typed(self, element: Element | None) -> str:
        """What is compared with what somebody types, or chosen from a list: never HTML."""
        said = "" if element is None else element.findtext("text") or ""
        return " ".join(plain(said, "plain").text.split())

    def line_of_words(self, element: Element | None) -> str:
        return " ".join(self.words(element).split())

    def _keep_files(self, element: Element, found: Plain) -> None:
        for file in files_of(element, found):
            self.files.setdefault(file.name, file)
        if found.elsewhere:
            self.notes.append(
                _("A picture at another address is left out. Add it to the library yourself: %(address)s")
                % {"address": found.elsewhere[0][:100]}
            )

    def _old_picture(self) -> None:
        """As Moodle wrote pictures before 2.0."""
        content = self._element.findtext("image_base64", "")
        name = self._element.findtext("image", "").strip().rpartition("/")[2]
        if content.strip():
            found = Plain(files={name or "picture": ""})
            element = Element("image")
            inside = Element("file", {"name": name or "picture", "encoding": "base64"})
            inside.text = content
            element.append(inside)
            self._keep_files(element, found)

    def options(self, *, typed: bool = False) -> list[ExchangeOption]:
        found = []
        for answer in self._element.iterfind("answer"):
            text = self.typed(answer) if typed else self.line_of_words(answer)
            if not text:
                raise Wrong(_("An answer is empty. Write it in the file, or take it out."))
            credit = credit_of(answer.get("fraction", "0"))
            found.append(ExchangeOption(text, credit, self.line_of_words(answer.find("feedback"))))
        if not found:
            raise Wrong(_("There is no answer. Write one in the file."))
        return found

    def said(self, path: str, usual: str = "") -> str:
        return (self._element.findtext(path) or usual).strip()

    @property
    def element(self) -> Element:
        return self._element


def _multichoice(question: _Question, text: str) -> ExchangeActivity:
    several = question.said("single", "true").lower() in {"false", "0"}
    return kinds.choosing(question.options(), several=several)


def _truefalse(question: _Question, text: str) -> ExchangeActivity:
    by_text = {option.text.lower(): option for option in question.options()}
    if not {"true", "false"} <= set(by_text):
        raise Wrong(_("Its two answers have to be “true” and “false”. Correct them in the file."))
    yes, no = by_text["true"], by_text["false"]
    if (yes.credit > 0) == (no.credit > 0):
        raise Wrong(_("No answer is marked as right. Mark the right one in the file."))
    return kinds.true_false(is_true=yes.credit > 0, if_true=yes.feedback, if_false=no.feedback)


def _shortanswer(question: _Question, text: str) -> ExchangeActivity:
    matters = {name: True for name in question.said(MATTERS).split() if name in {"accents", "digits"}}
    case = {"case": True} if question.said("usecase") == "1" else {}
    return kinds.short_answer(question.options(typed=True), **case, **matters)


def _numerical(question: _Question, text: str) -> ExchangeActivity:
    options, tolerances = [], []
    for option, answer in zip(question.options(typed=True), question.element.iterfind("answer"), strict=True):
        tolerances.append(number_of(answer.findtext("tolerance") or "0").lstrip("-"))
        options.append(option if option.text == "*" else replace(option, text=number_of(option.text)))
    units = [
        {
            "name": (unit.findtext("unit_name") or "").strip(),
            "factor": number_of(unit.findtext("multiplier") or "1"),
        }
        for unit in question.element.iterfind("units/unit")
    ]
    return kinds.numeric(options, tolerances, units)


def _matching(question: _Question, text: str) -> ExchangeActivity:
    pairs, extra = [], []
    for each in question.element.iterfind("subquestion"):
        left, right = question.line_of_words(each), question.typed(each.find("answer"))
        if left and right:
            pairs.append((left, right))
        elif right:
            extra.append(right)
    return kinds.matching(pairs, extra)


def _essay(question: _Question, text: str) -> ExchangeActivity:
    lines = sent_number(question.said("responsefieldlines"), most=100) or 0
    grader = question.words(question.element.find("graderinfo"))
    return kinds.open_text(grader=grader, lines=lines)


def _ordering(question: _Question, text: str) -> ExchangeActivity:
    steps = [question.line_of_words(answer) for answer in question.element.iterfind("answer")]
    if len(steps) < 2:
        raise Wrong(_("There are fewer than two steps. Write them in the file."))
    return kinds.order(steps)


def _cloze(question: _Question, text: str) -> ExchangeActivity:
    return cloze(text).record()


def _gapselect(question: _Question, text: str) -> ExchangeActivity:
    return gapselect(question.element, text, question.line_of_words).record()


READERS: dict[str, Callable[[_Question, str], ExchangeActivity]] = {
    "multichoice": _multichoice,
    "truefalse": _truefalse,
    "shortanswer": _shortanswer,
    "numerical": _numerical,
    "matching": _matching,
    "match": _matching,
    "essay": _essay,
    "ordering": _ordering,
    "cloze": _cloze,
    "multianswer": _cloze,
    "gapselect": _gapselect,
    "ddwtos": _gapselect,
}
