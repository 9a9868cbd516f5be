"""Files of questions that somebody brought."""

from courses.interchange.models import QuestionFile
from lms.core.people import Person

QUESTIONS = b"Is it true? {T}\n"


def brought(by: Person) -> QuestionFile:
    """The same, however often it is asked for."""
    facts = {"name": "q.gift", "format": "gift", "language": "en", "content": QUESTIONS}
    return QuestionFile.objects.get_or_create(by=by, defaults=facts)[0]
