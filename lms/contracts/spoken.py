"""Contract: a page on which a learner decides something can be heard, like a lesson.

    register(SpokenPage("erase", ERASE))           # in the room, with sentences of its template
    {% page_sound "erase" %}                       {# in the template: a button, where there is a recording #}

A site puts a recording for each language into its media (`sound/page-<key>.<language>.mp3`); the demo has
them spoken. What is about her alone (a name, a date, a result) is in no recording: it is the same for all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.utils.functional import Promise

from lms.contracts.registry import Registry


@dataclass(frozen=True)
class SpokenPage:
    """`sentences` stand on the page in this order; they are translated when they are spoken."""

    key: str
    sentences: Sequence[str | Promise]

    def text(self) -> str:
        """In the active language, with a pause after each."""
        words = (str(sentence).strip() for sentence in self.sentences)
        return " ".join(
            said if said[-1:] in {".", "?", "!", "؟", ";"} else f"{said}." for said in words if said
        )


_pages: Registry[SpokenPage] = Registry("spoken pages")


def register(page: SpokenPage) -> SpokenPage:
    return _pages.add(page.key, page)


def spoken_pages() -> Iterator[SpokenPage]:
    return iter(_pages)


def sound_path(key: str, language: str) -> str:
    """Where the recording lies in the media of the skills face."""
    return f"sound/page-{key}.{language}.mp3"


def sound_url(key: str, language: str) -> str:
    """ "" where nobody recorded it: then the page has no button."""
    path = sound_path(key, language)
    return default_storage.url(path) if default_storage.exists(path) else ""
