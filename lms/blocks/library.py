"""What Wagtail keeps among its documents, told apart by the ending that intake gave the file."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class LibraryKind:
    """`refusal` is said of anything else; `results` is the template of its list in the chooser, `player` the
    element that plays it there, under the word `column`. What `is_typed` may be typed instead of uploaded.
    """

    endings: tuple[str, ...]
    refusal: str | Promise
    results: str
    player: str = ""
    column: str | Promise = ""
    is_typed: bool = False

    def has(self, document: Any) -> bool:
        return self.is_named(document.file.name)

    def is_named(self, name: str | None) -> bool:
        return (name or "").lower().endswith(tuple(f".{ending}" for ending in self.endings))

    def among(self, documents: QuerySet[Any]) -> QuerySet[Any]:
        found = Q()
        for ending in self.endings:
            found |= Q(file__iendswith=f".{ending}")
        return documents.filter(found)
