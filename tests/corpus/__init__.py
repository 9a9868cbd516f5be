"""Hostile and broken things that come in, built by code: each with the key of the message it must give, or ""
when it is fine.

A case is (name, a function that makes its bytes, expected key). Nothing here is stored: a repository with
real bombs in it sets off the scanners of everybody who clones it.
"""

from collections.abc import Callable
from typing import NamedTuple


class Case(NamedTuple):
    name: str
    make: Callable[[], bytes]
    key: str


def named(case: Case) -> str:
    return case.name
