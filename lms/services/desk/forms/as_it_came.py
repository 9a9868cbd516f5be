"""What a file said and nobody changes stays as it came, whatever a form asks of what is typed: a space at its
end, an address without https, more letters than there is room for.
"""

from collections.abc import Mapping
from typing import Any

from lms.core.plain_words import PlainForm


class AsItCameForm(PlainForm):
    """`came` are the columns of the row that is changed."""

    came: Mapping[str, Any] = {}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, said in self.came.items():
            sent, shown = self.data.get(self.add_prefix(name)), self.fields[name].prepare_value(said)
            if isinstance(shown, str) and isinstance(sent, str) and _plain(sent) == _plain(shown):
                cleaned[name] = said
                self.errors.pop(name, None)
        return cleaned


def _plain(text: str) -> str:
    """As it comes back from a browser: other ends of lines, no space around it."""
    return "\n".join(text.splitlines()).strip()
