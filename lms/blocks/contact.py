"""A contact in a text: chosen, never typed. What is shown is looked up whenever the text is read."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lms.blocks.chosen import ReadTogetherBlock
from lms.contacts.enums import Hours, Kind
from lms.contacts.rendering import shown_here
from lms.contacts.shown import ShownContact
from lms.core import days
from lms.core.languages import written_in
from lms.core.texts import Text


class ContactBlock(ReadTogetherBlock):
    """Its value is the contact; nothing is shown of one that was deleted since."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("lms.Contact", **kwargs)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        return {
            **super().get_context(value, parent_context=parent_context),
            "contact": value if isinstance(value, ShownContact) else shown_here(value),
        }

    def get_preview_value(self) -> Any:
        return example()

    class Meta:
        icon = "mobile-alt"
        group = _("Show")
        label = _("Somebody to call")
        description = _("A number from the contacts, with what happens when one calls it.")
        template = "lms/blocks/contact.html"
        preview_template = "lms/blocks/preview.html"


def example() -> ShownContact:
    """What an author sees in the block picker, before there is a contact."""
    language = written_in()
    return ShownContact(
        kind=str(Kind.LINE),
        country="",
        number="000 000 000",
        label=Text(gettext("Your contact"), language),
        when=Text("", language),
        happens=(),
        language=language,
        hours=str(Hours.ALWAYS),
        trace="unknown",
        recorded="unknown",
        interpreter="unknown",
        police="unknown",
        migration="unknown",
        cost="unknown",
        stands=True,
        is_old=False,
        checked_on=days.today(),
    )
