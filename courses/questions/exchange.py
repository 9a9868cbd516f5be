"""A question of the bank as the neutral record that readers and writers of formats know, and back."""

from courses.activities.contract import activity_types
from courses.activities.exchange import ExchangeQuestion
from courses.questions.models import Question


def write_question(question: Question) -> ExchangeQuestion:
    kind = activity_types[question.activity[0].block_type]
    return ExchangeQuestion(
        text=question.text,
        activity=kind.write_exchange(value=question.activity_value),
        why=question.why,
        hint=question.hint,
        name=question.name,
        folder=question.folder,
        tags=tuple(filter(None, (tag.strip() for tag in question.tags.split(",")))),
    )


def read_question(question: Question, record: ExchangeQuestion) -> Question:
    """Fill an unsaved question, or the copy of one for another language, with what the record says."""
    kind = activity_types[record.activity.kind]
    question.text, question.why, question.hint = record.text, record.why, record.hint
    question.name, question.folder = record.name or question.name, record.folder or question.folder
    question.tags = ", ".join(record.tags) or question.tags
    # The block keeps its id: a translation matches its source block by block.
    existing = question.activity[0].id if question.activity else None
    stored = {"type": kind.name, "value": kind.read_exchange(activity=record.activity), "id": existing}
    question.activity = question.activity.stream_block.to_python([stored])
    question.kind = kind.name
    return question
