"""Who may bring questions in and take them out: by the rights of Wagtail, on the face they belong to."""

from typing import Any

from django.http import HttpRequest

from courses.interchange.package.homes import Home, homes
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


def may_take(person: Person, course: Any) -> bool:
    """Whoever writes the course, by Wagtail's rights on its page."""
    return course.permissions_for_user(person).can_edit()


def may_bring(person: Person, home: Home) -> bool:
    """Whoever may begin a course there and write questions."""
    may_begin = all(page.permissions_for_user(person).can_add_subpage() for page in home.pages.values())
    return bool(home.pages) and may_begin and may_import(person)


def may_add_lesson(person: Person, module: Any) -> bool:
    """Whoever may begin a page there, by Wagtail's rights on its module."""
    return module.alias_of_id is None and module.permissions_for_user(person).can_add_subpage()


def homes_for(person: Person) -> list[Home]:
    """Where she may bring one in."""
    return [home for home in homes(person) if may_bring(person, home)]


def may_bring_somewhere(person: Person) -> bool:
    return bool(homes_for(person))
