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
        found.file.save("course.heal", ContentFile(b"no package"), save=False)
        found.save()
    return found
