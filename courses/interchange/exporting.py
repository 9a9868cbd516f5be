"""Questions of the bank as their authors wrote them last, in a format of other systems."""

from courses.activities.exchange import ExchangeQuestion
from courses.interchange.formats import Format
from courses.interchange.gift.writing import NotInThisFormat
from courses.questions.exchange import write_question
from courses.questions.models import Question


def written(kind: Format, *, language: str, folder: str = "") -> tuple[bytes, list[str]]:
    """The file, and the questions that the format has no words for. Nothing where there is no other."""
    write = kind.write
    if write is None:
        return b"", []
    rows = Question.objects.filter(locale__language_code=language).select_related("latest_revision")
    if folder:
        rows = rows.filter(folder=folder) | rows.filter(folder__startswith=f"{folder}/")
    records, left_out = [], []
    for row in rows.order_by("folder", "pk"):
        question = row.get_latest_revision_as_object()
        if question.activity_type is None:
            left_out.append(str(question))
            continue
        record = write_question(question)
        if _is_written(kind, record):
            records.append(record)
        else:
            left_out.append(str(question))
    return (write(records) if records else b""), left_out


def _is_written(kind: Format, record: ExchangeQuestion) -> bool:
    try:
        return bool(kind.write and kind.write([record]))
    except NotInThisFormat:
        return False
