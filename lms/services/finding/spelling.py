"""Words that nothing was found for, as they may have been meant: a slip of the finger in the name of a need,
a town or a service, in any language of the site.
"""

from bisect import bisect_left

from lms.core.alike import nearly, words_of
from lms.core.shared import shared
from lms.services.directory.models import Wording
from lms.services.directory.queries import public, towns
from lms.services.index import needs_in_words
from lms.services.needs.enums import Need

#: How long the known words stay the same.
KEPT_SECONDS = 5 * 60
#: Names of so many services are read: a dictionary, not the whole directory.
MOST_NAMES = 20_000
BEGINNING_FROM = 3
#: Words that say something; shorter ones stand in every sentence.
SAYING_FROM = 4


def mended(words: str) -> str:
    """The words as they were meant; those that mean nothing here are left out. "" where that changes nothing,
    or leaves nothing.
    """
    known = shared("lms.services.known_words", _known_words, seconds=KEPT_SECONDS)
    typed = words_of(words)
    meant = [_meant(word, known) for word in typed]
    kept = [word for word in meant if word]
    return " ".join(kept) if kept and kept != typed else ""


def needs_meant(words: str) -> list[Need]:
    """Those in whose name, in some language, one of the words stands: offered where nothing was found."""
    typed = {word for word in words_of(f"{words} {mended(words)}") if len(word) >= SAYING_FROM}
    said = {need: set(words_of(text)) for need, text in needs_in_words().items()}
    return [need for need in Need if typed & said[need.value]]


def nearest(typed: str, names: dict[str, str]) -> str:
    """The value whose name, a key of `names`, `typed` may be a slip of; "" where none is or several are."""
    found = {names[name] for name in nearly(typed, list(names))}
    return found.pop() if len(found) == 1 else ""


def _meant(word: str, known: list[str]) -> str:
    at = bisect_left(known, word)
    if at < len(known) and (
        known[at] == word or (len(word) >= BEGINNING_FROM and known[at].startswith(word))
    ):
        return word
    return next(iter(nearly(word, known)), "")


def _known_words() -> list[str]:
    """In their order."""
    shown = public().order_by("pk")[:MOST_NAMES]
    texts = [*needs_in_words().values(), *shown.values_list("name", flat=True)]
    for town in towns():
        texts += [town.name, *town.names.values()]
    for wording in Wording.objects.filter(service__in=public()).order_by("pk")[:MOST_NAMES]:
        texts.append(str(wording.texts.get("name", "")))
    return sorted({word for text in texts for word in words_of(text)})
