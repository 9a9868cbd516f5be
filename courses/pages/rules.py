"""Who may write, order and publish what is taught: by Wagtail's rights on the page, and only on the host of
its face.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

from courses.pages.models import CoursePage, SkillsHomePage
from lms.core.editor_policies import policy_of
from lms.core.people import Person

WRITES = {"add", "change", "publish"}


def may_publish(person: Person, page: Page) -> bool:
    return page.permissions_for_user(person).can_publish()


def may_write(person: Person, page: Page) -> bool:
    return page.permissions_for_user(person).can_edit()


def may_order(person: Person, page: Page, live_below: Iterable[Any]) -> bool:
    """What is live is ordered by whoever publishes it, a draft by its author, as Wagtail has it.

    `live_below` is what is live of the page and of what stands under it.
    """
    rights = page.permissions_for_user(person)
    if person.is_superuser or "publish" in rights.permissions:
        return True
    return {"add", "change"} <= rights.permissions and not any(live_below)


def may_outline(person: Person) -> bool:
    """Whoever writes a course here, or may begin one."""
    return courses_of(person).exists() or homes_of(person).exists()


def courses_of(person: Person) -> QuerySet[CoursePage]:
    return CoursePage.objects.filter(pk__in=_written_by(person), alias_of=None)


def homes_of(person: Person) -> QuerySet[SkillsHomePage]:
    """Where she may begin a course, one in each language."""
    return SkillsHomePage.objects.filter(pk__in=_written_by(person))


def _written_by(person: Person) -> QuerySet[Page]:
    policy = policy_of(Page)
    return policy.instances_user_has_any_permission_for(person, WRITES).values("pk")
