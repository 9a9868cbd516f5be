"""Registry: what has to be done before a coordinator may say that an employer is fit. The room that knows a
firm's papers says it; this layer knows none of them.
"""

from abc import ABC, abstractmethod

from django.utils.functional import Promise

from lms.contracts.registry import Registry
from lms.organisations.models import Organisation


class Condition(ABC):
    """`title` heads what is missing."""

    key: str = ""
    title: str | Promise = ""

    @abstractmethod
    def address(self, employer: Organisation) -> str:
        """The page on which it is done; "" where it is not about this employer."""

    @abstractmethod
    def missing(self, employer: Organisation) -> list[str]:
        """What is still to do, in words, for one that has an address."""


conditions: Registry[Condition] = Registry("conditions of vetting")


def register(condition: type[Condition]) -> type[Condition]:
    conditions.add(condition.key, condition())
    return condition


def asked_for(employer: Organisation) -> list[Condition]:
    return [condition for condition in conditions if condition.address(employer)]


def is_ready(employer: Organisation) -> bool:
    """Whether nothing is missing, so that it can be found fit."""
    return not any(condition.missing(employer) for condition in asked_for(employer))
