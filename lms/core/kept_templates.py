"""Templates in which what is the same on every page of a language is put together once.

A page is made of some hundred nodes, and most of them say the same each time: text, words to translate,
addresses of static files, icons. Where such nodes stand side by side they become one, which keeps what they
say in each language. Nothing that a page is asked with comes near it.

Use `Loader` in `TEMPLATES`; a site that does not has the same pages, and makes them a little slower.
"""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from django.template.base import FilterExpression, Node, NodeList, Template, TextNode, Variable
from django.template.context import Context
from django.template.defaulttags import CommentNode, LoadNode
from django.template.library import SimpleNode
from django.template.loader_tags import IncludeNode
from django.template.loaders import cached
from django.template.loaders.base import Loader as BaseLoader
from django.templatetags.i18n import TranslateNode
from django.templatetags.static import StaticNode
from django.utils.translation import get_language

#: What a template is written with, and no page shows.
UNSEEN = (CommentNode, LoadNode)
CONSTANTS = {"True", "False", "None"}
ALWAYS_THE_SAME = "lms_always_the_same"


def always_the_same(tag: Callable[..., Any]) -> Callable[..., Any]:
    """For a simple tag that says the same for the same arguments, whoever reads the page, in any language."""
    setattr(tag, ALWAYS_THE_SAME, True)
    return tag


class KeptNode(Node):
    """Nodes side by side that say the same on every page of a language."""

    child_nodelists = ()

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        self.token, self.origin = nodes[0].token, getattr(nodes[0], "origin", None)
        self._has_words = any(isinstance(node, TranslateNode) for node in nodes)
        self._kept: dict[tuple[str | None, bool], str] = {}

    def render_annotated(self, context: Context) -> str:
        key = get_language() if self._has_words else None, context.autoescape
        if key not in self._kept:
            self._kept[key] = "".join([node.render_annotated(context) for node in self.nodes])
        return self._kept[key]

    render = render_annotated


class _Nodes(NodeList):
    """Of a template of which nothing changes any more: which blocks it has is looked for once."""

    def __init__(self, nodes: NodeList) -> None:
        super().__init__(nodes)
        self._found: dict[type[Node], list[Node]] = {}

    def get_nodes_by_type(self, nodetype: type[Node]) -> list[Node]:
        if nodetype not in self._found:
            self._found[nodetype] = super().get_nodes_by_type(nodetype)
        return self._found[nodetype]


class _Included:
    """In the place of the name in an `include`: the template, which is looked for once."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._found: Template | None = None

    def resolve(self, context: Context) -> Template:
        if self._found is None:
            self._found = context.template.engine.get_template(self._name)
        return self._found


def keep(template: Template) -> None:
    """Puts together what can be, everywhere in this template."""
    _keep(template.nodelist)
    template.nodelist = _Nodes(template.nodelist)


def _keep(nodes: NodeList) -> None:
    for node in nodes:
        if type(node) is IncludeNode and _is_whole_name(node.template):
            node.template = _Included(node.template.var)
        for inside in _lists_inside(node):
            _keep(inside)
    seen = [node for node in nodes if not isinstance(node, UNSEEN)]
    nodes.clear()
    for same, group in groupby(seen, key=_is_always_the_same):
        side_by_side = list(group)
        nodes.extend([_as_one(side_by_side)] if same else side_by_side)


def _lists_inside(node: Node) -> Iterator[NodeList]:
    yield from (value for value in vars(node).values() if isinstance(value, NodeList))
    yield from (inside for _condition, inside in getattr(node, "conditions_nodelists", ()))  # of IfNode


def _as_one(nodes: list[Node]) -> Node:
    if not all(isinstance(node, TextNode) for node in nodes):
        return KeptNode(nodes)
    one = TextNode("".join(node.s for node in nodes))
    one.token, one.origin = nodes[0].token, getattr(nodes[0], "origin", None)
    return one


def _is_always_the_same(node: Node) -> bool:
    kind = type(node)
    if kind is TextNode:
        return True
    if kind is TranslateNode:
        said, context = node.filter_expression, node.message_context
        written = not said.filters and said.var.lookups is None
        return written and not node.asvar and (context is None or _is_constant(context))
    if kind is StaticNode:
        return node.varname is None and _is_constant(node.path)
    if kind is SimpleNode:
        given = [*node.args, *node.kwargs.values()]
        named = getattr(node.func, ALWAYS_THE_SAME, False) and node.target_var is None
        return named and all(map(_is_constant, given))
    return False


def _is_whole_name(given: FilterExpression) -> bool:
    """Of a template, not of one beside the one that includes it (`./…`)."""
    return not given.filters and isinstance(given.var, str) and given.var[:1] not in "./"


def _is_constant(given: FilterExpression) -> bool:
    if given.filters:
        return False
    return given.var.var in CONSTANTS if isinstance(given.var, Variable) else True


class _Keeping(BaseLoader):
    def get_template(self, template_name: str, skip: Any = None) -> Template:
        template = super().get_template(template_name, skip)
        if not self.engine.debug:  # an error is shown at its place
            keep(template)
        return template


class Loader(cached.Loader, _Keeping):
    """Django's that keeps compiled templates, around those that find them."""
