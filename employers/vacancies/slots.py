"""Contract: what rooms above vacancies show on the pages of work, hers and the employer's.

    @register
    class Interest(Panel):
        key, place, template, order = "interest", Where.THUMB, "employers/contact/interest.html", 10
        def content(self, *, request, about): …

A page asks each panel of its place, in order, and shows what its template makes of its own names.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from employers.vacancies.models import Vacancy
from lms.accounts.models import Profile
from lms.contracts.desk.panels import PanelContent
from lms.contracts.registry import Registry


class Where(Enum):
    """HERS: on the page of a vacancy, below what fits (about: the vacancy). THUMB: beside *Not for me*, where
    the main button is (about: the vacancy). LIST: rows of a task list below her list (about: None).
    OVERVIEW: beside an employer's vacancies (about: the organisation). PROMISES: `li`s of the dated thread
    above them (about: the organisation). OWN: on the employer's page of one vacancy (about: the vacancy).
    FIT: on the desk, why a vacancy fits one learner (about: the vacancy and her profile). INTEREST: on her
    page of what she is interested in; TALK: on the employer's page of the same (about: the interest).
    """

    HERS = "hers"
    THUMB = "thumb"
    LIST = "list"
    OVERVIEW = "overview"
    PROMISES = "promises"
    OWN = "own"
    FIT = "fit"
    INTEREST = "interest"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class Pair:
    """A vacancy and somebody whom it may fit."""

    vacancy: Vacancy
    learner: Profile


class Panel(ABC):
    key: str = ""
    place: Where | None = None
    template: str = ""
    order: int = 0

    @abstractmethod
    def content(self, *, request: HttpRequest, about: Any) -> PanelContent | None:
        """None: there is nothing to show."""


_panels: Registry[Panel] = Registry("panels of work")


def register(panel: type[Panel]) -> type[Panel]:
    if not (panel.key and panel.place and panel.template):
        raise ImproperlyConfigured(f"panels of work: {panel.__name__} has no key, place or template.")
    _panels.add(panel.key, panel())
    return panel


def forget(key: str) -> None:
    """For tests that register their own."""
    _panels.remove(key)


def shown(where: Where, *, request: HttpRequest, about: Any = None) -> list[SafeString]:
    here = sorted((panel for panel in _panels if panel.place is where), key=lambda panel: panel.order)
    told = [(panel.template, panel.content(request=request, about=about)) for panel in here]
    return [
        render_to_string(template, content.context, request=request)
        for template, content in told
        if content is not None
    ]
