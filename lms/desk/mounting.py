"""Where the desk stands on each face: /teach/ and /work/, with the rooms of that face and no others."""

from django.urls import URLPattern, URLResolver, include, path

from lms.contracts.desk.rooms import rooms_on
from lms.desk import urls_shell

PREFIXES = {"skills": "teach/", "programme": "work/"}


def desk_patterns(face: str) -> list[URLPattern | URLResolver]:
    """Everything of the desk on one face; nothing at all where no room lives there."""
    rooms = rooms_on(face)
    if not rooms:
        return []
    prefix = PREFIXES[face]
    shell = urls_shell.patterns(with_front=not any(room.has_front for room in rooms))
    return [*(path(prefix, include(room.urls)) for room in rooms), path(prefix, include(shell))]
