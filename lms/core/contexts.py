"""What a page shows is a frozen dataclass, beside the query that makes it."""

from dataclasses import fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def fields_of(page: "DataclassInstance") -> dict[str, Any]:
    """The page's facts by the names its template uses, for Django's `get_context_data`."""
    return {field.name: getattr(page, field.name) for field in fields(page)}
