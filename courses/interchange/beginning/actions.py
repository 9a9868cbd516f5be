"""A course begins from a template: as drafts, each page and question of its own."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import translation

from courses.interchange.beginning.building import package_of
from courses.interchange.beginning.wording import TEMPLATES
from courses.interchange.package.homes import Home
from courses.interchange.package.planning import planned
from courses.interchange.package.taking import put
from courses.interchange.rules import may_bring
from lms.core.people import Person
from lms.core.permissions import permit


def begin(template: str, *, title: str, language: str, home: Home, by: Person) -> Any:
    """The page of the course. ValidationError says what is wrong with its title."""
    permit(may_bring(by, home))
    with translation.override(language):
        modules = TEMPLATES[template].modules(language)
        package = package_of(title, modules, language=language, folder=title.replace("/", "-")[:200])
    plan = planned(package, home=home, by=by, as_new=True)
    if plan.refusals:
        raise ValidationError({"title": [problem.message for problem in plan.refusals]})
    return put(plan)
