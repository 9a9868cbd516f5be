"""The style of templates: curlylint, as it is set in pyproject.toml, in a fifth of its time.

It makes its parser anew for every file, and tries two dozen tags at every letter of an attribute. Here one
is made for each process, and looks at the next sign before it tries a tag. Where something is wrong,
curlylint's own parser says what it is.
"""

import json
import re
import sys
from collections.abc import Callable
from functools import cache
from typing import Any
from unittest.mock import patch

import parsy
from curlylint import cli, lint, parse

#: `{%`, `{%-` and what stands before the name of the tag
TAG = re.compile(r"\{%\+?-?\s*")


class Parser:
    """Reads templates as curlylint's own parser does, which is asked again about what cannot be read."""

    def __init__(self, config: dict[str, Any]) -> None:
        self.config = config
        self.quick = quick_parser(config)

    def parse(self, source: str) -> Any:
        try:
            return self.quick.parse(source)
        except parsy.ParseError:
            return parse.make_parser(self.config)["content"].parse(source)


def quick_parser(config: dict[str, Any]) -> parsy.Parser:
    with (
        patch.object(parse, "make_jinja_parser", only_at_braces(parse.make_jinja_parser)),
        patch.object(parse, "make_jinja_tag_parser", only_at_its_name(parse.make_jinja_tag_parser)),
    ):
        return parse.make_parser(config)["content"]


def only_at_braces(make: Callable) -> Callable:
    def made(config: dict[str, Any], content: parsy.Parser) -> parsy.Parser:
        inner = make(config, content)

        @parsy.Parser
        def tag_or_variable(stream: str, index: int) -> parsy.Result:
            if stream.startswith("{", index):
                return inner(stream, index)
            return parsy.Result.failure(index, "{")

        return tag_or_variable

    return made


def only_at_its_name(make: Callable) -> Callable:
    def made(name: parsy.Parser) -> parsy.Parser:
        inner = make(name)

        @parsy.Parser
        def tag(stream: str, index: int) -> parsy.Result:
            begun = TAG.match(stream, index)
            if begun is None:
                return parsy.Result.failure(index, "{%")
            found = name(stream, begun.end())
            return inner(stream, index) if found.status else found

        return tag

    return made


@cache
def made_once(config: str) -> dict[str, Parser]:
    return {"content": Parser(json.loads(config))}


def quick_make_parser(config: dict[str, Any]) -> dict[str, Parser]:
    """In the place of curlylint.parse.make_parser, which is called for every file."""
    return made_once(json.dumps({"template_tags": config.get("template_tags", [])}))


if __name__ == "__main__":
    sys.argv[1:] = sys.argv[1:] or ["--quiet", "templates", "courses/activities"]
    with patch.object(lint, "make_parser", quick_make_parser):
        cli.patched_main()
