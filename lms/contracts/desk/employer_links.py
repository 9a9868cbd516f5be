"""What a room has about one employer, as a link on the desk's page of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from lms.contracts.registry import Registry
from lms.core.people import Person


def everybody(person: Person, employer: Any) -> bool:
    return True


@dataclass(frozen=True)
class EmployerLink:
    """`url_name` takes the employer's uuid, `icon` is of the stroke set. `is_for` is the rule that says who
    finds it there.
    """

    key: str
    label: str | Promise
    url_name: str
    icon: str
    is_for: Callable[[Person, Any], bool] = everybody


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLink:
    """A link as it stands there."""

    label: str
    url: str
    icon: str


employer_links: Registry[EmployerLink] = Registry("links of an employer")


def register(link: EmployerLink) -> EmployerLink:
    return employer_links.add(link.key, link)


def links_of(employer: Any, reader: Person) -> list[ShownLink]:
    """Those that are there on this site, for whoever reads."""
    found = []
    for link in employer_links:
        try:
            url = reverse(link.url_name, args=[employer.uuid])
        except NoReverseMatch:
            continue
        if link.is_for(reader, employer):
            found.append(ShownLink(label=str(link.label), url=url, icon=link.icon))
    return found
