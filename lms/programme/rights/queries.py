from collections import defaultdict
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from wagtail.models import Page

from lms.core import days
from lms.core.editor_policies import policy_of
from lms.core.people import Person
from lms.programme.rights.models import LONG, RightPage
from lms.programme.rights.rules import Family


def families(pages: QuerySet[RightPage]) -> list[Family]:
    """Without the long texts, which no list needs."""
    found: dict[UUID, list[Any]] = defaultdict(list)
    for page in pages.select_related("locale").defer(*LONG).order_by("pk"):
        found[page.translation_key].append(page)
    today = days.today()
    return [Family(rows, today) for rows in found.values()]


def rights_of_reviewer(person: Person) -> list[Family]:
    """Those she may publish, in all their languages."""
    keys = _published_by(person).values("translation_key")
    return families(RightPage.objects.filter(translation_key__in=keys))


def has_rights_to_review(person: Person) -> bool:
    return _published_by(person).exists()


def _published_by(person: Person) -> QuerySet[RightPage]:
    """The policy leaves out what belongs to another website."""
    mine = policy_of(Page).instances_user_has_any_permission_for(person, {"publish"})
    return RightPage.objects.filter(pk__in=mine.values("pk"))
