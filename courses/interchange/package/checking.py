"""What an author's own form would say of a page or a question that came in a package.

What is only missing is no reason to refuse it: it comes as a draft, and whoever publishes it is told.
"""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from wagtail.blocks import StreamBlock

MISSING = {"required", "blank", "null"}


def form_problems(row: Any, exclude: list[str]) -> Iterator[tuple[str, str]]:
    """(name of the field, words)."""
    try:
        row.full_clean(exclude=exclude, validate_unique=False, validate_constraints=False)
    except ValidationError as problem:
        for name, errors in problem.error_dict.items():
            for error in errors:
                if error.code not in MISSING or name == "title":
                    yield ("" if name == NON_FIELD_ERRORS else name), " ".join(error.messages)


def block_problems(block: StreamBlock, value: Any, field: str) -> Iterator[tuple[str, str]]:
    """(the way to the field, words)."""
    try:
        block.clean(value)
    except ValidationError as problem:
        yield from _inside(problem, field)


def _inside(problem: ValidationError, field: str) -> Iterator[tuple[str, str]]:
    errors = getattr(problem, "block_errors", None)
    if errors is None:
        if hasattr(problem, "error_list"):
            for error in problem.error_list:
                if error.code not in MISSING:
                    yield field, " ".join(error.messages)
        return
    pairs = errors.items() if isinstance(errors, dict) else enumerate(errors)
    for name, inside in pairs:
        for each in [inside] if isinstance(inside, ValidationError) else inside or []:
            yield from _inside(each, f"{field}[{name}]" if isinstance(name, int) else f"{field}.{name}")
