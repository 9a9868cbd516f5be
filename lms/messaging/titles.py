"""The names and titles under which help is read on a screen, with somebody beside her."""

from collections.abc import Iterator

from lms.contracts import neutral_help
from lms.core.languages import spoken_languages
from lms.safety.neutral.words import Titles, titles


def titles_read() -> Iterator[tuple[str, str]]:
    for source in neutral_help.sources():
        yield f"help to read, {source.key}", f"{source.name} {source.hint}"
        for language in spoken_languages():
            for group in source.contents(language=language):
                yield f"help to read, {source.key}, {language}", group.title
                yield from (
                    (f"help to read, {link.uuid}, {language}", f"{link.title} {link.hint}")
                    for link in group.links
                )


titles.add("help to read", Titles("help to read", "Titles of what learners read about help.", titles_read))
