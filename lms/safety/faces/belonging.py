"""Which face a stored file belongs to (decision 19).

Each face has a collection of its own (`Face.collection`); what comes in below it gets a name that says whose
it is, so that serving a file asks no database, and a file that answered on one host can never answer on
another, whatever is moved afterwards. What bears no mark, and what lies in nobody's collection, is the skills
face's.
"""

import hashlib
import re
import uuid
from pathlib import PurePosixPath
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Collection

from lms.safety.faces.models import Face
from lms.safety.faces.one_face import PROGRAMME, SKILLS

#: The mark stands early in the name: Wagtail cuts the end of long ones off to make room for what a rendition
#: is.
DRAWN, MARK = 6, 6
MARKED = re.compile(rf"[0-9a-f]{{{DRAWN + MARK}}}")
#: Folders of what no collection holds: recordings a site lays into its media by hand
#: (lms.safety.leaving.interruption).
FOLDERS = {"listen": PROGRAMME}


def _mark(drawn: str, kind: str) -> str:
    return hashlib.sha256(f"{kind}|{drawn}".encode()).hexdigest()[:MARK]


def name_for(kind: str, extension: str) -> str:
    """A name drawn at random for a file of this face. It looks like any other."""
    drawn = uuid.uuid4().hex
    if kind != SKILLS:
        drawn = drawn[:DRAWN] + _mark(drawn[:DRAWN], kind) + drawn[DRAWN + MARK :]
    return f"{drawn}.{extension}"


def kind_of_file(path: str) -> str:
    """By its name alone; a rendition begins with the name of its picture."""
    parts = PurePosixPath(path).parts
    if len(parts) > 1 and parts[0] in FOLDERS:
        return FOLDERS[parts[0]]
    marked = MARKED.match(parts[-1]) if parts else None
    if marked:
        drawn, mark = marked[0][:DRAWN], marked[0][DRAWN:]
        return PROGRAMME if mark == _mark(drawn, PROGRAMME) else SKILLS
    return SKILLS


def kind_of_collection(collection: Collection) -> str:
    """The face whose collection this is, or lies below; the nearest one."""
    return _nearest(collection.path, _roots())


def collections_of(kind: str) -> QuerySet[Collection]:
    """Where this face keeps its files: for choosers, and for the rights of its authors."""
    roots = _roots()
    rows = Collection.objects.values_list("pk", "path")
    return Collection.objects.filter(pk__in=[pk for pk, path in rows if _nearest(path, roots) == kind])


def _roots() -> list[tuple[str, str]]:
    return list(Face.objects.exclude(collection=None).values_list("collection__path", "kind"))


def _nearest(path: str, roots: list[tuple[str, str]]) -> str:
    above = [(root, kind) for root, kind in roots if path.startswith(root)]
    return max(above, default=("", SKILLS))[1]


def same_elsewhere(model: Any, *, file_hash: str, kind: str) -> bool:
    """Whether a file with these bytes answers on another face: two faces never show the same one."""
    rows = model._base_manager.filter(~Q(file_hash=""), file_hash=file_hash).values_list("file", flat=True)
    return any(kind_of_file(name) != kind for name in rows)
