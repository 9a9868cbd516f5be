"""A picture with words for those who cannot see it. What the file is called is no such words."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock
from wagtail.images.models import AbstractImage

#: One word with an ending or a number at its end, as cameras and programs call files: IMG_2034, photo-3.jpg
FILE_NAME = re.compile(r"\S*(?:\.[A-Za-z]{3,4}|[_-]?\d+)", re.ASCII)


def is_file_name(words: str) -> bool:
    return bool(FILE_NAME.fullmatch(words.strip()))


def suggest_only_what_was_described(image: AbstractImage) -> str:
    """Wagtail falls back on the title, which it makes of the name of the file."""
    return getattr(image, "description", "") or ""


class DescribedImageBlock(ImageBlock):
    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        words = (value.contextual_alt_text or "") if value and not value.decorative else ""
        if words and is_file_name(words):
            raise StructBlockValidationError(
                block_errors={
                    "alt_text": ValidationError(
                        _("Say what the picture shows. What you have here is the name of its file.")
                    )
                }
            )
        return value

    class Meta:
        form_classname = "lms-flat"
