"""The pages of a handout. Each is small: a heading, a few short sentences, a drawing of cut paper."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import Block, CharBlock, ChoiceBlock, ListBlock, RichTextBlock, StructBlock

from lms.contacts.rendering import shown_here
from lms.programme.blocks import ContactBlock
from lms.programme.handouts.drawings import Drawing

FEATURES = ["bold", "italic", "ul", "ol"]
PREVIEW = "lms_programme/handouts/words/preview.html"


def _drawing() -> ChoiceBlock:
    return ChoiceBlock(
        choices=Drawing.choices,
        required=False,
        search_index=False,
        label=_("Drawing"),
        help_text=_("It takes the room that the words leave. Where there is too little, it is left out."),
    )


class LeafBlock(StructBlock):
    """`look` is the one `lms.printing.folded` knows."""

    look = ""

    class Meta:
        icon = "doc-empty"
        preview_template = PREVIEW


class CoverBlock(LeafBlock):
    look = "cover"
    heading = CharBlock(max_length=60, label=_("Title"))
    line = CharBlock(max_length=120, required=False, label=_("One line below it"))
    drawing = _drawing()

    class Meta:
        icon = "title"
        label = _("Cover")
        description = _("The title, a line and a drawing.")
        template = "lms_programme/handouts/words/cover.html"
        preview_value = {"heading": "A cup of tea", "line": "Eight small pages.", "drawing": "cup"}


class TextBlock(LeafBlock):
    heading = CharBlock(max_length=60, label=_("Heading"))
    text = RichTextBlock(features=FEATURES, label=_("Text"))
    drawing = _drawing()

    class Meta:
        icon = "pilcrow"
        label = _("Page of text")
        description = _("A heading and two or three short paragraphs.")
        template = "lms_programme/handouts/words/text.html"
        retold_template = "lms_programme/handouts/told/text.html"
        preview_value = {
            "heading": "An hour before",
            "text": "<p>Less light. One lamp is enough.</p>",
            "drawing": "lamp",
        }


class TicksBlock(LeafBlock):
    heading = CharBlock(max_length=60, label=_("Heading"))
    points = ListBlock(CharBlock(max_length=160, label=_("Point")), label=_("Points"), min_num=1)
    drawing = _drawing()

    class Meta:
        icon = "check"
        label = _("Page to tick")
        description = _("Short points, each with a box.")
        template = "lms_programme/handouts/words/ticks.html"
        retold_template = "lms_programme/handouts/told/ticks.html"
        preview_value = {"heading": "Take with you", "points": ["A pen", "Your card"], "drawing": "letters"}


class WritingBlock(LeafBlock):
    heading = CharBlock(max_length=60, label=_("Heading"))
    text = RichTextBlock(features=FEATURES, required=False, label=_("Text"))
    lines = ListBlock(
        CharBlock(max_length=60, required=False, label=_("Beginning of the line")), label=_("Lines")
    )
    drawing = _drawing()

    class Meta:
        icon = "edit"
        label = _("Page to write on")
        description = _("Lines with a beginning, to go on with a pencil.")
        template = "lms_programme/handouts/words/writing.html"
        retold_template = "lms_programme/handouts/told/writing.html"
        preview_value = {"heading": "My evening", "lines": ["Something warm", "A sound I like"]}


class PeopleBlock(LeafBlock):
    """Numbers are chosen from the contacts, so that a change is seen on screens and told of for prints."""

    heading = CharBlock(max_length=60, label=_("Heading"))
    text = RichTextBlock(features=FEATURES, required=False, label=_("Text"))
    contacts = ListBlock(ContactBlock(), label=_("Who to call"), min_num=1)
    drawing = _drawing()

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        people = [shown for shown in map(shown_here, value["contacts"]) if shown]
        return {**super().get_context(value, parent_context=parent_context), "people": people}

    def get_preview_value(self) -> Any:
        return self.to_python({"heading": "People who help", "text": "<p>Telling one person is enough.</p>"})

    class Meta:
        icon = "mobile-alt"
        label = _("Page of people to call")
        description = _("A heading, a few words and numbers from the contacts.")
        template = "lms_programme/handouts/words/people.html"
        retold_template = "lms_programme/handouts/told/people.html"


def leaves() -> list[tuple[str, Block]]:
    return [
        ("cover", CoverBlock()),
        ("text", TextBlock()),
        ("ticks", TicksBlock()),
        ("people", PeopleBlock()),
        ("writing", WritingBlock()),
    ]
