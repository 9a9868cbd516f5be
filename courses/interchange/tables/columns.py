"""The columns of our own table of questions, named in every language in which somebody writes."""

from functools import cache

from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courses.activities.contract import activity_types
from lms.core.languages import site_languages

MOST_ANSWERS = 8
COLUMNS = {
    "text": pgettext_lazy("column", "Question"),
    "kind": pgettext_lazy("column", "How she answers"),
    "right": pgettext_lazy("column", "Right answer"),
    "why": pgettext_lazy("column", "Why"),
    "hint": pgettext_lazy("column", "Hint"),
    "name": pgettext_lazy("column", "Name"),
    "folder": pgettext_lazy("column", "Folder"),
    "tags": pgettext_lazy("column", "Tags"),
}
ANSWER = _("Answer %(number)d")
IF_CHOSEN = _("Said of answer %(number)d")
YES = {"true": pgettext_lazy("in a table", "true"), "false": pgettext_lazy("in a table", "false")}


def headings() -> dict[str, str]:
    """Every column by its key, named in the language that is spoken now."""
    first = {name: str(words) for name, words in COLUMNS.items() if name in ("text", "kind", "right")}
    answers = {}
    for number in range(1, MOST_ANSWERS + 1):
        answers[f"answer {number}"] = ANSWER % {"number": number}
        answers[f"said {number}"] = IF_CHOSEN % {"number": number}
    others = {name: str(words) for name, words in COLUMNS.items() if name not in first}
    return {**first, **answers, **others}


@cache
def keys_by_heading() -> dict[str, str]:
    """What somebody may have written above a column, in small letters, as the key of that column."""
    found = {key: key for key in headings()}
    for code, _name in site_languages():
        with translation.override(code):
            found |= {said.casefold(): key for key, said in headings().items()}
    return found


@cache
def kinds_by_words() -> dict[str, str]:
    """The names of the ways to answer, and what authors call them."""
    found = {kind.name: kind.name for kind in activity_types}
    for code, _name in site_languages():
        with translation.override(code):
            found |= {str(kind.label).casefold(): kind.name for kind in activity_types}
    return found


@cache
def truths_by_words() -> dict[str, bool]:
    found = {"true": True, "false": False}
    for code, _name in site_languages():
        with translation.override(code):
            found |= {str(words).casefold(): key == "true" for key, words in YES.items()}
    return found
