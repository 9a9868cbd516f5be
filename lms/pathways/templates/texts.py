"""The words of a template, each at its place as wagtail-localize names it."""

from collections.abc import Iterator
from typing import Any


def texts_of(template: Any) -> Iterator[tuple[str, str]]:
    """What stands in it for learners: (place, words)."""
    yield "title", template.title
    for stage in stages_of(template):
        at = f"stages.{stage.id}"
        yield f"{at}.title", stage.value["title"]
        for goal in stage.value["goals"].bound_blocks:
            yield f"{at}.goals.{goal.id}", goal.value
        for step in stage.value["steps"].bound_blocks:
            for name in ("words", "detail"):
                yield f"{at}.steps.{step.id}.{name}", step.value[name] or ""


def stages_of(template: Any) -> list[Any]:
    """Without blocks of a kind that is not installed."""
    return [block for block in template.stages if block.block_type == "stage"]
