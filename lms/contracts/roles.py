"""Contract: what somebody does here, in words. The layer that knows roles says it; those below can ask."""

from collections.abc import Callable

from django.core.exceptions import ImproperlyConfigured

from lms.core.people import Person

_told_by: list[Callable[[Person], str]] = []


def tells_roles(function: Callable[[Person], str]) -> Callable[[Person], str]:
    """Register the one function that gives a person's roles in the reader's language, "" for somebody without
    any.
    """
    if _told_by:
        raise ImproperlyConfigured(f"roles: {_told_by[0]!r} tells them already.")
    _told_by.append(function)
    return function


def role_words(person: Person) -> str:
    return _told_by[0](person) if _told_by and person is not None else ""


_named_by: list[Callable[[str], str]] = []


def names_roles(function: Callable[[str], str]) -> Callable[[str], str]:
    """Register the one function that gives the word for the key of a role, "" for one it does not know."""
    if _named_by:
        raise ImproperlyConfigured(f"roles: {_named_by[0]!r} names them already.")
    _named_by.append(function)
    return function


def role_label(key: str) -> str:
    return _named_by[0](key) if _named_by else ""


_shut_out_by: list[Callable[[Person], bool]] = []


def tells_shut_out(function: Callable[[Person], bool]) -> Callable[[Person], bool]:
    """Register the one function that knows whose organisation is closed."""
    if _shut_out_by:
        raise ImproperlyConfigured(f"roles: {_shut_out_by[0]!r} knows who is shut out already.")
    _shut_out_by.append(function)
    return function


def is_shut_out(person: Person) -> bool:
    """Whether somebody may not come in although the password is right: she looks like nobody."""
    return bool(_shut_out_by) and _shut_out_by[0](person)
