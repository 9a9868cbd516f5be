"""The pages of a course: its modules and their lessons in the order of its source, each in its languages."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from courses.catalogue.pages import AbstractLessonPage, AbstractModulePage


@dataclass
class Node:
    """`pages` are by language, the source first."""

    key: str
    pages: dict[str, Any] = field(default_factory=dict)
    below: list["Node"] = field(default_factory=list)

    def all(self) -> Iterator["Node"]:
        yield self
        for each in self.below:
            yield from each.all()

    @property
    def source(self) -> str:
        return next(iter(self.pages))


def tree_of(course: Any) -> Node:
    """Of a course page in any language. Pages that only repeat another one (aliases) are none of it."""
    node = Node(str(course.translation_key))
    same = type(course)._default_manager.filter(translation_key=course.translation_key, alias_of=None)
    node.pages = {page.locale.language_code: page for page in same.select_related("locale").order_by("pk")}
    _fill(node, AbstractModulePage)
    return node


def _fill(node: Node, kind: Any) -> None:
    below: dict[str, Node] = {}
    for page in node.pages.values():
        children = Page.objects.child_of(page).filter(alias_of=None).order_by("path").select_related("locale")
        child: Any
        for child in children.specific():
            if isinstance(child, kind):
                key = str(child.translation_key)
                below.setdefault(key, Node(key)).pages.setdefault(child.locale.language_code, child)
    node.below = list(below.values())
    for each in node.below:
        each.pages = dict(sorted(each.pages.items(), key=lambda pair: pair[1].pk))
        if kind is AbstractModulePage:
            _fill(each, AbstractLessonPage)
