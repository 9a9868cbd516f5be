"""Contract: which page is the home of a face, for whoever sets a site up; and where a learner is at home.

A package with pages registers it; a site without such a package makes its home itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch

from lms.contracts.registry import Registry
from lms.core.conf import conf
from lms.core.kept_addresses import address


@dataclass(frozen=True)
class Home:
    """`make` gives an unsaved page with this title; it stands below Wagtail's root."""

    face: str
    make: Callable[[str], Any]


homes: Registry[Home] = Registry("homes")


def register(home: Home) -> Home:
    return homes.add(home.face, home)


#: Of whoever has no other: lms.urls brings it where no package registers one.
PLAIN_HOME = "own_home:home"
_homes_of_learners: Registry[str] = Registry("homes of learners")


def register_learner_home(url_name: str) -> str:
    return _homes_of_learners.add(url_name, url_name)


def has_learner_home() -> bool:
    """Whether the site or a package says where she is after entering."""
    return bool(conf.learner_home or _homes_of_learners.keys())


def learner_home() -> str:
    """The URL name or path where she is after entering: what the site says, else the first registered, else
    the plain one, and in a site that left its address out the first page.
    """
    if has_learner_home():
        return conf.learner_home or next(iter(_homes_of_learners))
    try:
        address(PLAIN_HOME)
    except NoReverseMatch:
        return "/"
    return PLAIN_HOME
