"""Stored blocks whose kind is not installed are carried along untouched instead of being dropped by the next
save.
"""

import json
from typing import Any

from django import forms
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _
from wagtail.admin.telepath import register
from wagtail.blocks import FieldBlock, StreamBlock
from wagtail.blocks.stream_block import StreamBlockAdapter

from lms.blocks.chosen import read_together
from lms.blocks.searched import words_of_stream
from lms.safety.faces.one_face import SKILLS, kind_here

KEPT = "kept"
#: The editor's menu opens on a few; the rest stand behind this.
MORE = _("More blocks")


class KeptBlock(FieldBlock):
    """Holds one foreign block as it was stored: {"type": …, "value": …}. Shows nothing to a reader."""

    def __init__(self, **kwargs: Any) -> None:
        self.field = forms.CharField(required=False, widget=forms.HiddenInput)
        super().__init__(**kwargs)

    def value_from_form(self, value: str) -> Any:
        return json.loads(value) if value else {}

    def value_for_form(self, value: Any) -> str:
        return json.dumps(value)

    def clean(self, value: Any) -> Any:
        return value

    def get_searchable_content(self, value: Any) -> list[str]:
        return []

    def render_basic(self, value: Any, context: dict | None = None) -> str:
        return ""

    class Meta:
        icon = "lock"
        group = _("Not available here")
        label = _("Content from a part that is not installed")
        description = _(
            "This block belongs to a part of the site that is not installed at the moment. It is "
            "kept as it is and shown again when the part is back."
        )
        default: dict = {}


def _wrap(stored: dict, known: Any) -> dict:
    if stored["type"] in known:
        return stored
    return {
        "type": KEPT,
        "value": {"type": stored["type"], "value": stored.get("value")},
        "id": stored.get("id"),
    }


def _unwrap(stored: dict) -> dict | None:
    if stored["type"] != KEPT:
        return stored
    original = stored.get("value") or {}
    return {**original, "id": stored.get("id")} if original.get("type") else None


class KeepingStreamBlockAdapter(StreamBlockAdapter):
    """The editor's menu leaves out what is kept: none can be added, and what is there stays. It opens on
    those that say they are `first`.

    The script belongs to the skills face, where our pages with blocks are; elsewhere Wagtail's own menu does.
    """

    def js_args(self, block: StreamBlock) -> list[Any]:
        *others, meta = super().js_args(block)
        places = {name: getattr(child, "first", 0) for name, child in block.child_blocks.items()}
        first = sorted(filter(places.get, places), key=places.__getitem__)
        return [*others, {**meta, "first": first, "more": str(MORE)} if first else meta]

    @property
    def js_constructor(self) -> str:
        own = "lms.blocks.KeepingStreamBlock"
        return own if kind_here() == SKILLS else StreamBlockAdapter.js_constructor

    @property
    def media(self) -> forms.Media:
        own = [static("lms/js/kept.js")] if kind_here() == SKILLS else []
        return super().media + forms.Media(js=[*super().media._js, *own])


class KeepingStreamBlock(StreamBlock):
    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        super().__init__([*(local_blocks or []), (KEPT, KeptBlock())], **kwargs)

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> Any:
        with read_together(data, prefix):
            return super().value_from_datadict(data, files, prefix)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value:
            try:
                value = json.loads(value)
            except ValueError:
                return self.empty_value(raw_text=value)
        if isinstance(value, (list, tuple)) and value and isinstance(value[0], dict):
            value = [_wrap(stored, self.child_blocks) for stored in value]
        return super().to_python(value)

    def bulk_to_python(self, values: Any) -> Any:
        return super().bulk_to_python(
            [[_wrap(stored, self.child_blocks) for stored in stream] for stream in values]
        )

    def get_searchable_content(self, value: Any) -> list[str]:
        return list(words_of_stream(value))

    def get_prep_value(self, value: Any) -> list[dict]:
        prepared = (_unwrap(stored) for stored in super().get_prep_value(value))
        return [stored for stored in prepared if stored is not None]


register(KeepingStreamBlockAdapter(), KeepingStreamBlock)
