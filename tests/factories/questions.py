"""Files of questions and course packages that somebody brought."""

from django.core.files.base import ContentFile

from courses.interchange.models import CoursePackage, QuestionFile
from courses.interchange.package.homes import homes
from lms.core.people import Person

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
