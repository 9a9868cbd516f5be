"""What a service or a place says in another language than its own."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from lms.services.directory.models import Wording

#: {what was changed, a member or what was done (Done): (before, after)}
Changed: TypeAlias = Mapping[Any, tuple[Any, Any]]


def write_words(wording: Wording, texts: Mapping[str, Any]) -> Changed:
    """What is empty is not said; where nothing is said, nothing stays. Its owner is locked."""
    before = dict(wording.texts)
    kept = {name: text for name, text in before.items() if name not in texts}
    wording.texts = kept | {name: text for name, text in texts.items() if text}
    if wording.texts:
        wording.save(update_fields=["texts"])
    else:
        wording.delete()
    return {
        name: (before.get(name, ""), text)
        for name, text in texts.items()
        if before.get(name, "") != (text or "")
    }
