"""Who may bring questions in and take them out: by the rights of Wagtail, on the face they belong to."""

from django.http import HttpRequest

from lms.core.people import Person
from lms.safety.faces.models import Face


def may_import(person: Person) -> bool:
    return person.has_perm("courses.add_question")


def may_export(person: Person) -> bool:
    return person.has_perm("courses.view_question") or person.has_perm("courses.change_question")


def is_written_here(request: HttpRequest) -> bool:
    """The other face never shows them, not to administrators either (decision 21)."""
    face = getattr(request, "face", None)
    return face is None or face.kind == Face.Kind.SKILLS
