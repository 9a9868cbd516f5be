"""Content blocks with something to do or to take along: a moment to think, a pause, a file."""

from pathlib import PurePosixPath
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock
from wagtail.blocks import TextBlock as PlainTextBlock
from wagtail.documents.blocks import DocumentChooserBlock

from lms.blocks.content import ContentBlock, Recording


class ReflectionBlock(ContentBlock):
    """What she writes here stands in a field without a name, in no form: no browser sends it, so no server
    can keep it.
    """

    question = PlainTextBlock(label=_("What to think about"))
    audio: Any = Recording(required=False)

    class Meta:
        icon = "user"
        group = _("For herself")
        label = _("Only for me")
        description = _("Something to think about. What she writes is sent nowhere and saved nowhere.")
        template = "lms/blocks/reflection.html"
        preview_value = {"question": "What did you do well today?", "audio": None}


class PauseBlock(ContentBlock):
    heading = CharBlock(max_length=120, label=_("Heading"))
    steps = ListBlock(CharBlock(max_length=200, label=_("Step")), label=_("What to do"), min_num=1)
    audio: Any = Recording(required=False)

    class Meta:
        icon = "time"
        group = _("For herself")
        label = _("A pause")
        description = _("Breathe, or feel the ground: a few steps of your own, and a tool beside them.")
        template = "lms/blocks/pause.html"
        preview_value = {
            "heading": "Three slow breaths",
            "steps": ["Put both feet on the floor.", "Breathe in slowly.", "Breathe out longer than in."],
        }


class DownloadBlock(ContentBlock):
    """Not counted among what is fetched: it is when she asks for it, and she reads before how large it is."""

    title = CharBlock(max_length=120, label=_("Title"))
    file = DocumentChooserBlock(label=_("File"))

    def rendered(self, value: Any, *, language: str) -> tuple[str, int]:
        """Nothing for a file that is gone from the library."""
        return super().rendered(value, language=language) if value.get("file") else ("", 0)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        file = value.get("file")
        kind = PurePosixPath(file.file.name).suffix.removeprefix(".").upper() if file else "PDF"
        size = filesizeformat((file.file_size or 0) if file else 120_000)
        return {**super().get_context(value, parent_context=parent_context), "kind": kind, "size": size}

    class Meta:
        icon = "download"
        group = _("Lead on")
        label = _("Download")
        description = _("A PDF or a recording to keep. She reads what it is and how large.")
        template = "lms/blocks/download.html"
        preview_value = {"title": "The cleaning list, to print", "file": None}
