"""Which parts of a plan somebody's work can need at all. What she says can make it less, never more."""

from collections.abc import Iterable
from typing import Any

from lms.organisations.models import Role
from lms.pathways.enums import Theme

EVERYTHING = frozenset(Theme.values)
#: A trainer sees learning and work; an employer, and every role that is not named here, nothing.
BY_ROLE: dict[Any, frozenset[Any]] = {
    Role.TRAINER: frozenset({Theme.LANGUAGE, Theme.SKILLS, Theme.WORK}),
    Role.CASE_WORKER: EVERYTHING,
    Role.COORDINATOR: EVERYTHING,
}


def parts_of_role(role: str) -> frozenset[str]:
    return BY_ROLE.get(role, frozenset())


def parts_for(role: str, themes: Iterable[str]) -> frozenset[str]:
    """Of what she said, the parts that this role may see."""
    return parts_of_role(role) & frozenset(themes)


def in_order(themes: Iterable[str]) -> list[str]:
    """As the stages of a way follow each other, each once."""
    wanted = set(themes)
    return [theme for theme in Theme.values if theme in wanted]


def parts_in_words(themes: Iterable[str]) -> list[str]:
    return [str(Theme(theme).label) for theme in in_order(themes)]
