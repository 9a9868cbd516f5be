"""What her browser posts beside a choice: the key of the write, and the version of the question she saw."""

import uuid

from django.http import HttpRequest

from courses.attempts.errors import NOT_OF_THIS_QUESTION, AnswerRefused
from courses.questions.models import QuestionVersion


def posted_key(request: HttpRequest) -> uuid.UUID:
    """The key of this write.

    A page without one (an old form kept open) gets a fresh key: its answer still counts.
    """
    try:
        return uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid.uuid4()


def posted_version(request: HttpRequest, question: uuid.UUID | None) -> QuestionVersion:
    """The version she saw and answers. It must be one of this question."""
    number = request.POST.get("version", "")
    version = (
        QuestionVersion.objects.filter(pk=number, question=question).first()
        if number.isdecimal() and len(number) < 19
        else None
    )
    if version is None:
        raise AnswerRefused(NOT_OF_THIS_QUESTION)
    return version
