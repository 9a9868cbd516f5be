"""What the demo shows to anybody, read by the lists that hold what tells by its meaning."""

import tomllib
from collections.abc import Iterator
from typing import Any

from lms.safety.neutral.words import told_outside
from lms.safety.outside.texts import plain
from lms.site.demo.content import DEMO
from lms.site.demo.sites import INTRO

OUTSIDE = ["guides/*.toml", "kitchen/*.toml", "words-and-rights/*.toml"]
#: What of a module stays inside, as long as no lesson is a sample.
INSIDE = {"lessons", "questions", "practice", "quiz"}


def strings(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for name, value in part.items():
            if name not in INSIDE:
                yield from strings(value)
    elif isinstance(part, list):
        for value in part:
            yield from strings(value)


def test_s01_nothing_of_the_demo_that_goes_outside_tells():
    files = [path for pattern in OUTSIDE for path in sorted((DEMO / "content").glob(pattern))]
    assert len(files) > 10
    texts = [
        (path.name, text)
        for path in files
        for text in strings(tomllib.loads(path.read_text(encoding="utf-8")))
    ]
    texts += list(INTRO.items())
    assert [
        (name, told_outside(plain(text), [])) for name, text in texts if told_outside(plain(text), [])
    ] == []
