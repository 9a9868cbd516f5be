"""Contract: what happened below is told to those above.

An event is a frozen dataclass in its emitter's `events.py`. A handler lives in a higher layer, is registered
once with `@event.handles(ModulePassed)` and runs in the emitter's transaction: when it raises, what the
emitter wrote is undone too. Nothing is told outside a transaction. No package hears its own events, and no
meaning hangs on the order in which handlers run (docs/events.md; tests/architecture/test_events.py).
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import is_dataclass
from typing import Any, TypeVar

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction


class Event:
    """Base of all events. A subclass must be a frozen dataclass: handlers share it."""


Handler = TypeVar("Handler", bound=Callable[[Any], None])
_handlers: dict[type[Event], dict[str, Callable[[Any], None]]] = defaultdict(dict)


def handles(kind: type[Event]) -> Callable[[Handler], Handler]:
    """Register the decorated function for `kind`.

    Refuses what is not an event, and the same function twice.
    """
    if not (
        isinstance(kind, type)
        and issubclass(kind, Event)
        and is_dataclass(kind)
        and kind.__dataclass_params__.frozen
    ):
        raise ImproperlyConfigured(f"event: {kind!r} is not a frozen dataclass that derives from Event.")

    def register(handler: Handler) -> Handler:
        name = f"{handler.__module__}.{handler.__qualname__}"
        if name in _handlers[kind]:
            raise ImproperlyConfigured(f"event: {name} handles {kind.__name__} twice.")
        _handlers[kind][name] = handler
        return handler

    return register


def emit(event: Event) -> None:
    """Run every handler of the event's class, in the order of registration, in the caller's transaction."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(
            f"{type(event).__name__} was emitted outside a transaction."
        )
    for handler in list(_handlers[type(event)].values()):
        handler(event)


def handlers_of(kind: type[Event]) -> list[str]:
    return list(_handlers[kind])


def forget(kind: type[Event]) -> None:
    """For tests that define an event of their own."""
    _handlers.pop(kind, None)
