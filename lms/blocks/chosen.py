"""Rows that the blocks of one form choose, read together. Wagtail reads the row of each block three times: as
often as a form takes what was sent, and once more to check it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Model
from wagtail.snippets.blocks import SnippetChooserBlock

from lms.core.numbers import sent_number

#: What the name of a block's field ends with.
VALUE = "-value"


class _Sent:
    """What was sent of one stream, and the rows it names, by model and id."""

    def __init__(self, data: Mapping[str, Any], prefix: str) -> None:
        found = (str(data[name]) for name in data if name.startswith(prefix) and name.endswith(VALUE))
        self.ids = {number for number in map(sent_number, found) if number is not None}
        self.rows: dict[type[Model], dict[int, Model]] = {}

    def row(self, model: type[Model], value: Any) -> Model | None:
        number = sent_number(str(value))
        if model not in self.rows:
            self.rows[model] = model._default_manager.in_bulk(self.ids)
        return None if number is None else self.rows[model].get(number)


_sent: ContextVar[_Sent | None] = ContextVar("sent", default=None)


@contextmanager
def read_together(data: Mapping[str, Any], prefix: str) -> Iterator[None]:
    """Around what reads a stream from a form. A stream in a stream reads what the outer one has read."""
    if _sent.get() is not None:
        yield
        return
    token = _sent.set(_Sent(data, prefix))
    try:
        yield
    finally:
        _sent.reset(token)


class ReadTogetherBlock(SnippetChooserBlock):
    """Its value is the row, or None where there is none."""

    def value_from_form(self, value: Any) -> Any:
        sent = _sent.get()
        if sent is None or value is None or isinstance(value, self.model_class):
            return super().value_from_form(value)
        return sent.row(self.model_class, value)

    def clean(self, value: Any) -> Any:
        """What was read is there; only what is not is left to the field, for its words."""
        return value if isinstance(value, self.model_class) else super().clean(value)
