"""What stands on paper names the face on which it is read, whoever prints it."""

from typing import Any

from lms.safety.faces.models import Face
from lms.safety.faces.queries import address_of, all_faces, path_on


def _face() -> Face | None:
    return next((face for face in all_faces() if face.kind == Face.Kind.PROGRAMME), None)


def name_on_paper() -> str:
    face = _face()
    return face.name if face else ""


def address_on_paper(name: str, *args: Any) -> str:
    path = path_on("programme", name, *args)
    face = _face()
    return address_of(face, path) if face else path
