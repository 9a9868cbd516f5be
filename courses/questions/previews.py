"""What an author sees of a question before there is one: in the menus of blocks and of ways to answer."""

from typing import Any

from wagtail.blocks import Block

from courses.activities.contract import ActivityType, activity_types
from courses.questions.shown import ShownQuestion

TEMPLATE = "courses/questions/preview.html"


def asked(kind: ActivityType, *, text: str, value: Any) -> ShownQuestion:
    """A question as it would be asked, without being published."""
    body = {"text": text, **kind.publish(value=value).body}
    return ShownQuestion(
        text=text,
        kind=kind.name,
        template=kind.question_template,
        shown=kind.show(body=body, response=None),
    )


class ActivityPreview:
    """Stands before the form of an activity type."""

    activity: ActivityType

    def get_preview_template(self, value: Any, context: Any = None) -> str:
        return TEMPLATE

    def get_preview_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        # An example names what it shows; the rest is as an author finds it.
        whole = self.to_python(self.get_prep_value(value))  # type: ignore[attr-defined] # of the form behind
        question = asked(self.activity, text=self.activity.example, value=whole)
        return {**(parent_context or {}), "question": question}


def forms_with_previews() -> list[tuple[str, Block]]:
    """What an author chooses from: (name, a new block) of every type."""
    return [
        (kind.name, type(kind.form.__name__, (ActivityPreview, kind.form), {"activity": kind})())
        for kind in activity_types
    ]


def any_question() -> ShownQuestion | None:
    """One of the first type there is, for the menu of a lesson's blocks."""
    for _name, block in forms_with_previews():
        return block.get_preview_context(block.get_preview_value())["question"]
    return None
