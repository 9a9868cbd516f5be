"""Files of questions, course packages and Word files that somebody brought."""

from typing import Any

from django.core.files.base import ContentFile

from courses.interchange.models import CoursePackage, QuestionFile, WordFile
from courses.interchange.package.homes import homes
from lms.core.people import Person

SCREEN = "6f6f1d0e-5a56-4a3a-8a6a-2f3f0d1b9c11"
QUESTIONS = b"Is it true? {T}\n"


def brought(by: Person) -> QuestionFile:
    """The same, however often it is asked for."""
    facts = {"name": "q.gift", "format": "gift", "language": "en", "content": QUESTIONS}
    return QuestionFile.objects.get_or_create(by=by, defaults=facts)[0]


def brought_package(by: Person) -> CoursePackage:
    """One that is no package, looked through."""
    found = CoursePackage.objects.filter(by=by).first()
    if found is None:
        found = CoursePackage(by=by, name="course.heal", seen={}, goes_under=homes(None)[0].key)
        found.file.name = "packages/course.heal"  # the same, also where a row before it was undone
        if not found.file.storage.exists(found.file.name):
            found.file.storage.save(found.file.name, ContentFile(b"no package"))
        found.save()
    return found


def brought_word(by: Person, module: Any) -> WordFile:
    """One of a screen, looked through: the same, however often it is asked for."""
    text = {"type": "text", "value": {"text": "<p>Look.</p>", "audio": None}, "id": SCREEN}
    screen = {"id": SCREEN, "title": "", "blocks": [text], "words": 1}
    seen = {"title": "Knives", "summary": "", "screens": [screen], "problems": [], "pictures": []}
    facts = {"name": "knives.docx", "language": module.locale.language_code, "module": module.translation_key}
    return WordFile.objects.get_or_create(by=by, defaults={**facts, "seen": seen})[0]
