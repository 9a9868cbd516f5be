"""Questions of the bank as their authors wrote them last, in a format of other systems."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from courses.activities.exchange import ExchangeQuestion
from courses.interchange.formats import Format
from courses.interchange.gift.writing import NotInThisFormat
from courses.questions.exchange import write_question
from courses.questions.models import Question

#: Parts of a question for which a format may have no place, as authors call them.
PARTS: dict[str, str | Promise] = {
    "good": _("what a good answer has"),
    "criteria": _("what a person looks at one by one"),
    "grader": _("the note to whoever marks it"),
    "units": _("units"),
}
OF_SINGLE_ANSWERS = _("what is said of single answers")


@dataclass(frozen=True, slots=True)
class Shortened:
    """A question that the format takes, and what of it stays behind."""

    question: str
    without: list[str | Promise]


@dataclass(frozen=True, slots=True)
class Exported:
    """`left_out` are the questions that the format has no words for. Nothing is in `content` where there is
    no other.
    """

    content: bytes = b""
    left_out: list[str] = field(default_factory=list)
    shortened: list[Shortened] = field(default_factory=list)


def written(kind: Format, *, language: str, folder: str = "") -> Exported:
    write = kind.write
    if write is None:
        return Exported()
    rows = Question.objects.filter(locale__language_code=language).select_related("latest_revision")
    if folder:
        rows = rows.filter(folder=folder) | rows.filter(folder__startswith=f"{folder}/")
    records, left_out, shortened = [], [], []
    for row in rows.order_by("folder", "pk"):
        question = row.get_latest_revision_as_object()
        record = write_question(question) if question.activity_type else None
        content = _written_alone(kind, record) if record else b""
        if record is None or not content:
            left_out.append(str(question))
            continue
        records.append(record)
        if without := list(_stays_behind(kind, record, content)):
            shortened.append(Shortened(str(question), without))
    return Exported(write(records) if records else b"", left_out, shortened)


def _written_alone(kind: Format, record: ExchangeQuestion) -> bytes:
    try:
        return kind.write([record]) if kind.write else b""
    except NotInThisFormat:
        return b""


def _stays_behind(kind: Format, record: ExchangeQuestion, content: bytes) -> Iterator[str | Promise]:
    """Found by reading what was written: whatever a format cannot hold is told, as on the way in."""
    read = next((each.record.activity for each in kind.read(content, "").questions), None)
    said = read.settings if read else {}
    for name, words in PARTS.items():
        if record.activity.settings.get(name) and not said.get(name):
            yield words
    told = {option.feedback for option in read.options} if read else set()
    if any(option.feedback and option.feedback not in told for option in record.activity.options):
        yield OF_SINGLE_ANSWERS
