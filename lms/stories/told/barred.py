"""Who must not read a story, as she wrote it. She may know a house by another name than ours, so a name that
means none of ours without doubt keeps everybody out until she writes it in another way.
"""

from dataclasses import dataclass

from lms.core.alike import nearly, words_of
from lms.organisations.models import Organisation
from lms.stories.told.models import Story


@dataclass(frozen=True, slots=True)
class Barred:
    """`unknown`: a name she wrote is none of ours, or may be that of another."""

    organisations: frozenset[int]
    unknown: bool


def barred(story: Story, partners: list[Organisation]) -> Barred:
    """Of these partners, those who must not read it."""
    out = {each.pk for each in partners if each.country in story.not_in}
    unknown = False
    for line in story.not_by.splitlines():
        asked = words_of(line)
        if not asked:
            continue
        names = {each.pk: words_of(each.name) for each in partners}
        out |= {pk for pk, words in names.items() if _held(asked, words) or _shares(asked, words)}
        unknown = unknown or not any(_held(asked, words) for words in names.values())
    return Barred(frozenset(out), unknown)


def _held(asked: list[str], words: list[str]) -> bool:
    """Whether one of the two names has all the words of the other."""
    return all(_is_among(each, words) for each in asked) or all(_is_among(each, asked) for each in words)


def _shares(asked: list[str], words: list[str]) -> bool:
    return any(len(each) > 3 and _is_among(each, words) for each in asked)


def _is_among(word: str, words: list[str]) -> bool:
    return word in words or bool(nearly(word, words))
