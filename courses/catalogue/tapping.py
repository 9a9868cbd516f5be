"""Words of a course in the text of its lessons: tapped, they say what they mean.

A link leads to a note below the block, which shows itself because the address names it: without a script, by
keyboard, right to left. The text stays what its author wrote.
"""

import html
import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import escape, format_html

from courses.catalogue.glossary import Word
from lms.core.texts import Text, name_of

TAG = re.compile(r"(<[^>]*>)")
NAME = re.compile(r"</?\s*([a-zA-Z0-9]+)")
#: Where a word stays a word: links lead elsewhere, titles are read alone, and controls are no text.
LEFT = {
    *("a", "button", "summary", "label", "svg", "audio", "video", "script", "style", "select", "textarea"),
    *("h1", "h2", "h3", "h4", "h5", "h6"),
}
VOID = {"br", "hr", "img", "input", "source", "wbr", "use", "path", "col"}
APOSTROPHES = re.compile("[’'ʼ]")


def key_of(form: str) -> str:
    """Alike whatever its capitals, its spaces and its apostrophe."""
    return " ".join(APOSTROPHES.sub("'", form).casefold().split())


class Tapping:
    """The words of a course as `language` says them, for a reader of `here`.

    `all_words_url` leads to all of them, where there is such a page.
    """

    def __init__(self, words: Iterable[Word], *, language: str, here: str, all_words_url: str = "") -> None:
        self.words = [word for word in words if language in word.said]
        self.language, self.here, self.all_words_url = language, here, all_words_url

    @cached_property
    def by_form(self) -> dict[str, Word]:
        found: dict[str, Word] = {}
        for word in self.words:
            said = word.said[self.language]
            for form in (said.word, *said.forms):
                found.setdefault(key_of(form), word)
        return found

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The longest first: “cutting board” is not “board”."""
        forms = sorted(self.by_form, key=len, reverse=True)
        spelt = (
            r"\s+".join(re.escape(part) for part in form.split()).replace("'", "[’'ʼ]") for form in forms
        )
        return re.compile(rf"(?<!\w)(?:{'|'.join(spelt)})(?!\w)", re.IGNORECASE)

    def tappable(self, block: str, *, place: str) -> str:
        """The HTML of a block, in this language, with each word tappable where it is said first, and their
        notes below. `place` is the block's own on the page.
        """
        if not self.words:
            return block
        met: dict[str, Word] = {}
        linked = "".join(self._parts(block, met, place))
        return linked + "".join(self._note(word, place) for word in met.values())

    def _parts(self, block: str, met: dict[str, Word], place: str) -> Iterator[str]:
        left, depth = "", 0
        for part in TAG.split(block):
            if not part.startswith("<"):
                yield part if left else self._linked(part, met, place)
                continue
            yield part
            found = NAME.match(part)
            name = found[1].lower() if found else ""
            if not name or name in VOID or part.endswith("/>"):
                continue
            is_end = part.startswith("</")
            if left:
                depth += (-1 if is_end else 1) * (name == left)
                left = left if depth else ""
            elif not is_end and (name in LEFT or " lang=" in part):
                left, depth = name, 1

    def _linked(self, part: str, met: dict[str, Word], place: str) -> str:
        text, shown, end = html.unescape(part), [], 0
        for match in self.pattern.finditer(text):
            word = self.by_form[key_of(match[0])]
            if word.id in met:
                continue
            met[word.id] = word
            note = self._id(word, place)
            shown += [
                escape(text[end : match.start()]),
                format_html(
                    '<a class="gloss" role="doc-glossref" id="{}-here" href="#{}">{}</a>',
                    note,
                    note,
                    match[0],
                ),
            ]
            end = match.end()
        return "".join([*shown, escape(text[end:])]) if shown else part

    def _id(self, word: Word, place: str) -> str:
        return f"word-{place}-{self.words.index(word) + 1}"

    def _note(self, word: Word, place: str) -> str:
        with translation.override(self.language):
            context = {
                "id": self._id(word, place),
                "word": word.said[self.language],
                "picture": word.picture,
                "others": said_elsewhere(word, self.language, here=self.here),
                "all_words_url": self.all_words_url,
            }
            return render_to_string("courses/catalogue/word_note.html", context).strip()


def said_elsewhere(word: Word, language: str, *, here: str) -> list[dict[str, str]]:
    """The word in her own language and in the one it was written in, beside `language`; where all of these
    are one, what it is called in every other: what it means there would be longer than what she reads.
    """
    wanted = [each for each in dict.fromkeys((here, word.source)) if each != language and each in word.said]
    meant = set(wanted)
    wanted = wanted or [each for each in word.said if each != language]
    return [
        {
            "language": Text(name_of(each), each),
            "word": Text(word.said[each].word, each),
            "meaning": Text(word.said[each].meaning, each)
            if each in meant and word.said[each].meaning
            else "",
            "audio": word.said[each].audio,
        }
        for each in wanted
    ]
