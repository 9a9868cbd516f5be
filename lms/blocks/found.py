"""What the search of the editor finds a page or a thing by."""

from typing import Any

from wagtail.search import index


def found_by(*names: str) -> list[Any]:
    """Whole words, and the beginnings of words: the editor's lists and choosers ask for the latter alone."""
    return [make(name) for name in names for make in (index.SearchField, index.AutocompleteField)]
