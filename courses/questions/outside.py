"""Who shows questions to anybody, without an account. Those who do say so here."""

from collections.abc import Callable
from uuid import UUID

from lms.contracts.registry import Registry

#: Each says whether it shows the question with this uuid to visitors.
asked_outside: Registry[Callable[[UUID], bool]] = Registry("who shows questions outside")
