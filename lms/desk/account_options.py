"""What a room asks on the form of new accounts, and does for each new learner."""

from abc import ABC, abstractmethod
from typing import Any

from django import forms

from lms.contracts.registry import Registry
from lms.core.people import Person


class AccountOption(ABC):
    """`fields` join the form; their names are unique over all rooms. Lower `order` comes first."""

    key: str = ""
    order: int = 0

    @abstractmethod
    def fields(self, worker: Person) -> dict[str, forms.Field]:
        """What this worker may choose; fields without a choice are left out."""

    def hold(self, chosen: dict[str, Any]) -> None:
        """Lock what `apply` decides on, before the first account is made."""
        return

    @abstractmethod
    def apply(self, person: Person, chosen: dict[str, Any], *, by: Person) -> None:
        """For one new learner, in the transaction that makes them all."""


options: Registry[AccountOption] = Registry("account options")


def register(option: type[AccountOption]) -> type[AccountOption]:
    options.add(option.key, option())
    return option


def in_order() -> list[AccountOption]:
    return sorted(options, key=lambda option: option.order)
