"""Contract: which addresses a package brings, on which face, and under which prefix.

A site includes them all at once (`lms.urls`); the ready-made one does the same.
"""

from dataclasses import dataclass

from django.urls import URLResolver, include, path
from django.utils.module_loading import import_string

from lms.contracts.registry import Registry


@dataclass(frozen=True)
class Mount:
    """`urls` is the dotted name of a module with addresses, or `module:name` of a list in one.

    Lower `order` is looked at first. `in_languages`: each language has an address of its own, where the site
    says the language in the address; what is printed on paper has one for all.
    """

    key: str
    prefix: str
    urls: str
    order: int
    in_languages: bool = True
    face: str = "skills"


mounts: Registry[Mount] = Registry("addresses")


def mount(entry: Mount) -> Mount:
    return mounts.add(entry.key, entry)


def mounted(*, in_languages: bool, face: str = "skills") -> list[URLResolver]:
    """The addresses of everything installed. Asked when a URLconf is made, after the apps are ready."""
    wanted = (entry for entry in mounts if (entry.in_languages, entry.face) == (in_languages, face))
    found = sorted(wanted, key=lambda entry: (entry.order, entry.key))  # whichever app was ready first
    return [path(entry.prefix, include(_named(entry.urls))) for entry in found]


def _named(urls: str) -> object:
    module, _colon, name = urls.partition(":")
    return import_string(f"{module}.{name}") if name else module
