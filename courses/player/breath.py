"""A breath in the middle of a lesson: the first breathing tool, where a room brings one."""

from django.utils.translation import get_language

from lms.contracts import neutral_help
from lms.contracts.neutral_help import HelpPage
from lms.core.shared import shared

KEPT_SECONDS = 300


def breath_here() -> HelpPage | None:
    """In the language that is read; the same for everybody, so a step asks for it once in a while."""
    if not neutral_help.is_offered():
        return None
    language = get_language() or "en"

    def found() -> tuple[HelpPage, ...]:
        page = neutral_help.breath(language=language)
        return (page,) if page else ()

    return next(iter(shared(f"breath:{language}", found, seconds=KEPT_SECONDS)), None)
