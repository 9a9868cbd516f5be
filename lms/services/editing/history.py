"""A history keeps nothing that tells where a confidential place is."""

from typing import Any

from lms.organisations.models import Organisation
from lms.services.editing.telling import is_told
from lms.services.keeping.models import Change
from lms.services.places.marks import KnownMarks

PIECE = 500


def untold(value: str, marks: KnownMarks) -> str:
    return "" if is_told(marks, value, postcode=True) else value


def forget_in_history(organisation: Organisation | None, marks: KnownMarks) -> None:
    """Of all its services: what was written anywhere before anybody said that the place is confidential."""
    if organisation is None:
        return
    said = Change.objects.filter(service__edited_by=organisation).exclude(before="", after="")
    rows: Any = said.order_by("pk").values_list("pk", "before", "after").iterator(chunk_size=PIECE)
    telling = [pk for pk, *texts in rows if any(is_told(marks, text, postcode=True) for text in texts)]
    for at in range(0, len(telling), PIECE):
        Change.objects.filter(pk__in=telling[at : at + PIECE]).update(before="", after="")
