"""Where a course may come in: under which page, in each language."""

from dataclasses import dataclass, field
from typing import Any

import swapper
from wagtail.models import get_page_models

from courses.catalogue.pages import AbstractCoursePage
from lms.core.people import Person

Page = swapper.load_model("wagtailcore", "Page")


@dataclass(frozen=True)
class Home:
    """The pages under which courses stand, by language: translations of each other."""

    key: str = ""
    title: str = ""
    pages: dict[str, Any] = field(default_factory=dict)


def homes(person: Person | None) -> list[Home]:
    """Those under which this person may begin a course in every language there is; nobody may everywhere."""
    kinds = [
        model
        for model in get_page_models()
        if any(issubclass(below, AbstractCoursePage) for below in model.allowed_subpage_models())
    ]
    found: dict[str, Home] = {}
    for model in kinds:
        for page in model._default_manager.filter(alias_of=None).select_related("locale").order_by("pk"):
            if person is None or page.permissions_for_user(person).can_add_subpage():
                key = str(page.translation_key)
                home = found.setdefault(key, Home(key, page.get_admin_display_title()))
                home.pages[page.locale.language_code] = page
    return list(found.values())
