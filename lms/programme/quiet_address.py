"""Addresses that say nothing in a history of pages: what somebody read about herself is not named there."""

import uuid
from typing import Any, ClassVar

from lms.blocks.translations import own_in_each_language

#: Of a translation key, so that it is the same in every language.
LETTERS = 10


def quiet_slug(translation_key: Any) -> str:
    return uuid.UUID(str(translation_key)).hex[:LETTERS]


class QuietAddress:
    """Stands before `Page`: one without an address gets it when it is saved; no author is asked for one."""

    slug: str
    translation_key: uuid.UUID
    promote_panels: ClassVar[list[Any]] = []
    override_translatable_fields = own_in_each_language("slug")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.slug or quiet_slug(self.translation_key)
        super().full_clean(*args, **kwargs)
