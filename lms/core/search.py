"""WAGTAILSEARCH_BACKENDS: the database's own search, for whatever somebody types into a search box.

SQLite's search takes a single quotation mark for the beginning of a phrase and fails; PostgreSQL fails on a
zero byte. Neither is ever looked for, so both go before the search sees them.
"""

from typing import Any

from modelsearch.backends import database
from modelsearch.query import And, Boost, Not, Or, Phrase, PlainText, SearchQuery

NEVER_LOOKED_FOR = str.maketrans({'"': " ", "\0": " "})


def _plain(words: str) -> str:
    return " ".join(words.translate(NEVER_LOOKED_FOR).split())


def searchable(query: Any) -> Any:
    """The query without what no search understands; "" when nothing is left of it."""
    if isinstance(query, str):
        return _plain(query)
    if isinstance(query, PlainText):
        words = _plain(query.query_string)
        return PlainText(words, operator=query.operator, boost=query.boost) if words else ""
    if isinstance(query, Phrase):
        words = _plain(query.query_string)
        return Phrase(words) if words else ""
    if isinstance(query, (And, Or)):
        parts = [part for part in map(searchable, query.subqueries) if part]
        return type(query)(parts) if len(parts) > 1 else next(iter(parts), "")
    return _one_inside(query)


def _one_inside(query: SearchQuery) -> Any:
    if isinstance(query, (Not, Boost)):
        inner = searchable(query.subquery)
        if not inner:
            return ""
        return Not(inner) if isinstance(query, Not) else Boost(inner, query.boost)
    return query


class SearchableMixin:
    def _search(self, compiler: Any, query: Any, model_or_queryset: Any, **kwargs: Any) -> Any:
        left = searchable(query)
        if query and not left:
            rows = getattr(model_or_queryset, "_default_manager", model_or_queryset)
            return rows.none()  # lists ask what they found for its model, which Wagtail's empty results lack
        return super()._search(compiler, left, model_or_queryset, **kwargs)  # type: ignore[misc]


def SearchBackend(params: dict[str, Any]) -> Any:
    backend = database.SearchBackend(params)
    backend.__class__ = type("SearchBackend", (SearchableMixin, type(backend)), {})
    return backend
