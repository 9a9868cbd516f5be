"""What an employer can infer from what it sees.

Everything is read from the portfolio as it is rendered for an employer (queries.SeenPortfolio): what is not
in there cannot be guessed at, and what is in there is asked about.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from employers.portfolios.enums import RANKS, Cefr, Part, Transport
from employers.portfolios.inference.telling import Kind, told_by
from employers.portfolios.queries import SeenPortfolio
from lms.core import days
from lms.core.texts import in_a_row, name_here, sentence, together

#: Official where our employers are: who speaks one first is not from elsewhere for that reason.
SPOKEN_HERE = frozenset({"it", "es", "el", "ro"})
#: So few hours leave the question what the others are for.
FEW_HOURS = 24


class How(IntEnum):
    NO = 0
    POSSIBLE = 1
    LIKELY = 2
    CLEAR = 3

    @property
    def label(self) -> str:
        return str(_LABELS[self])


_LABELS = {
    How.CLEAR: pgettext_lazy("what can be inferred", "Clear"),
    How.LIKELY: pgettext_lazy("what can be inferred", "Likely"),
    How.POSSIBLE: pgettext_lazy("what can be inferred", "Possible"),
    How.NO: pgettext_lazy("what can be inferred", "No"),
}


@dataclass(frozen=True, slots=True)
class Guess:
    """`source` says from where; `note` what she may do about it, or that she wants it to be known."""

    how: How
    what: str
    source: str
    note: str = ""
    subject: str = ""


#: What nobody needs to know for work. What no guess is about is said to be told nowhere.
SUBJECTS: dict[str, Promise] = {
    "origin": gettext_lazy("where you come from"),
    "age": gettext_lazy("how old you are"),
    "family": gettext_lazy("your family"),
    "belief": gettext_lazy("what you believe"),
    "home": gettext_lazy("where you live"),
    "past": gettext_lazy("what you have lived through"),
    "face": gettext_lazy("what you look like"),
    "reach": gettext_lazy("how to reach you without us"),
    "name": gettext_lazy("your name"),
}
#: By the kind of words: how sure it is, what can be inferred, and which subjects that is about.
BY_WORDS: dict[Kind, tuple[How, Promise, tuple[str, ...]]] = {
    Kind.PAST: (How.LIKELY, gettext_lazy("What you have lived through"), ("past",)),
    Kind.PLACE: (
        How.LIKELY,
        gettext_lazy("Where you come from, or where you live"),
        ("origin", "home"),
    ),
    Kind.AGE: (How.LIKELY, gettext_lazy("How old you are, or when something happened"), ("age",)),
    Kind.FAMILY: (How.LIKELY, gettext_lazy("Who belongs to your family"), ("family",)),
    Kind.BELIEF: (How.LIKELY, gettext_lazy("What you believe"), ("belief",)),
    Kind.REACH: (How.CLEAR, gettext_lazy("How to reach you without us"), ("reach",)),
    Kind.NAME: (How.POSSIBLE, gettext_lazy("A name: yours, of somebody you know, or of a place"), ("name",)),
}


def infer(seen: SeenPortfolio) -> list[Guess]:
    """For the whole, the surest first; last what cannot be inferred."""
    found = [guess for rule in RULES for guess in rule(seen)]
    surest: dict[str, Guess] = {}
    for guess in found:
        before = surest.get(guess.what)
        if before is None or guess.how > before.how:
            surest[guess.what] = guess
        elif guess.how == before.how and guess.source != before.source:
            surest[guess.what] = replace(before, source=together([before.source, guess.source], " · "))
    return [*sorted(surest.values(), key=lambda guess: -guess.how), *_nothing(found)]


def infer_from(text: str, *, source: str) -> list[Guess]:
    """For one piece of her words alone."""
    found = list(_from_words(text, source))
    return [*sorted(found, key=lambda guess: -guess.how), *_nothing(found, from_words=True)]


def _nothing(found: Iterable[Guess], *, from_words: bool = False) -> Iterator[Guess]:
    told = {subject for guess in found for subject in guess.subject.split()}
    quiet = [
        str(words) for key, words in SUBJECTS.items() if key not in told and (not from_words or key != "face")
    ]
    if quiet:
        words = in_a_row(quiet)
        yield Guess(How.NO, words[:1].upper() + words[1:], _("Nothing in it says so."), _("Not in it"))
    if not from_words:
        yield Guess(
            How.NO, _("Your voice"), _("Employers never hear a recording of yours."), _("Never shown")
        )
        yield Guess(
            How.NO,
            _("With whom you learned, and in which group"),
            _("No organisation, course or group stands on the page."),
            _("Never shown"),
        )


# ── one rule each ───────────────────────────────────────────────────────────────────────────────────────────
def _from_words(text: str, source: str) -> Iterator[Guess]:
    by_kind: dict[Kind, list[str]] = {}
    for found in told_by(text):
        by_kind.setdefault(found.kind, []).append(f"“{found.words}”")
    for kind, words in by_kind.items():
        how, what, subjects = BY_WORDS[kind]
        said = sentence(_("%(where)s: you wrote %(said)s"), where=source, said=in_a_row(words))
        yield Guess(
            how, str(what), said, _("Leave the word out, or say it in another way"), " ".join(subjects)
        )


def _all_words(seen: SeenPortfolio) -> Iterator[Guess]:
    told = [(seen.headline, _("What you look for")), (seen.words, _("About me"))]
    told += [(picture.words, _("Pictures of my work")) for picture in seen.pictures]
    told += [
        (line, fact.title)
        for fact in seen.facts
        if fact.key in {Part.LANGUAGES, Part.WHEN}
        for line in fact.lines
    ]
    for text, source in told:
        yield from _from_words(text, source)


def _wanted(seen: SeenPortfolio) -> Iterator[Guess]:
    """What it is made for."""
    note = _("You want them to know")
    yield Guess(How.CLEAR, _("What work you look for"), seen.headline, note)
    rows = [row.title for section in seen.sections for row in section.rows]
    if rows:
        shown = ngettext("%(count)d thing you ticked", "%(count)d things you ticked", len(rows))
        yield Guess(How.CLEAR, _("What you have learned and can do"), shown % {"count": len(rows)}, note)
    titles: dict[Any, str] = {
        Part.LANGUAGES: _("Which languages you speak"),
        Part.WHEN: _("When you can work"),
        Part.WHERE: _("In which region you look for work"),
        Part.PERMIT: _("In which country you may work"),
    }
    for fact in seen.facts:
        if fact.key in titles:
            yield Guess(How.CLEAR, titles[fact.key], in_a_row(fact.lines), note)


def _first_language(seen: SeenPortfolio) -> Iterator[Guess]:
    for code, cefr in seen.told.get("languages", []):
        if code in SPOKEN_HERE or RANKS[cefr] < RANKS[Cefr.C2]:
            continue
        is_first = cefr == Cefr.NATIVE
        how = How.LIKELY if is_first else How.POSSIBLE
        name = name_here(code)
        source = _("Languages: %(language)s, %(level)s") % {"language": name, "level": Cefr(cefr).label}
        note = _("Choose “C1, fluent” instead, or leave it")
        yield Guess(
            how,
            _("You come from a country where %(language)s is spoken") % {"language": name},
            source,
            note,
            "origin",
        )


def _papers(seen: SeenPortfolio) -> Iterator[Guess]:
    if seen.told.get("may_work_in"):
        yield Guess(
            How.POSSIBLE,
            _("You have come from another country"),
            _("Who has always lived here seldom writes where she may work."),
            _("Leave it out until they ask"),
            "origin",
        )


def _off(seen: SeenPortfolio) -> Iterator[Guess]:
    """What is off, where she filled it in and ticked it."""
    note = _("You can leave it out")
    about: dict[Any, str] = {Part.AGE: "age", Part.NATIONALITY: "origin", Part.ADDRESS: "home"}
    what: dict[Any, str] = {
        Part.AGE: _("How old you are"),
        Part.NATIONALITY: _("Your nationality"),
        Part.ADDRESS: _("Where you live"),
    }
    for fact in seen.facts:
        if fact.key in about:
            yield Guess(How.CLEAR, what[fact.key], in_a_row(fact.lines), note, about[fact.key])
    if seen.photo:
        yield Guess(How.CLEAR, _("What you look like"), _("A photo of me"), note, "face")
        yield Guess(
            How.LIKELY,
            _("About how old you are, and where your family is from"),
            _("A photo of me"),
            note,
            "age origin",
        )
        yield Guess(
            How.POSSIBLE, _("Your name, by a search for the same photo"), _("A photo of me"), note, "name"
        )


def _pictures(seen: SeenPortfolio) -> Iterator[Guess]:
    if seen.pictures:
        source = _("Pictures of my work: what stands behind the thing")
        yield Guess(
            How.POSSIBLE, _("Where a picture was taken"), source, _("Look at the edges once more"), "home"
        )


def _circumstances(seen: SeenPortfolio) -> Iterator[Guess]:
    note = _("Nothing to do")
    if 0 < (seen.told.get("hours") or 0) <= FEW_HOURS:
        source = ngettext("%(hours)d hour a week", "%(hours)d hours a week", seen.told["hours"])
        yield Guess(
            How.POSSIBLE,
            _("That somebody at home or a school needs your time"),
            source % {"hours": seen.told["hours"]},
            note,
            "family",
        )
    if seen.told.get("from") and seen.told["from"] <= days.today().isoformat():
        yield Guess(How.POSSIBLE, _("That you have no work at the moment"), _("You can start now."), note)
    if seen.told.get("transport") == Transport.CAR:
        yield Guess(
            How.LIKELY, _("That you have a driving licence"), str(Transport(Transport.CAR).label), note
        )


def _when_learned(seen: SeenPortfolio) -> Iterator[Guess]:
    years = sorted({row.year for section in seen.sections for row in section.rows})
    if not years:
        return
    yield Guess(How.CLEAR, _("In which years you learned it"), in_a_row(map(str, years)), _("Nothing to do"))
    if years == [days.today().year]:
        yield Guess(
            How.POSSIBLE,
            _("That all of it is new to you"),
            _("Everything is of one year."),
            _("Nothing to do"),
        )


def _compared(seen: SeenPortfolio) -> Iterator[Guess]:
    source = _("The same words and pictures, if two employers put them beside each other")
    yield Guess(
        How.POSSIBLE, _("That you show yourself to others too"), source, _("Write other words for each")
    )


RULES: tuple[Callable[[SeenPortfolio], Iterator[Guess]], ...] = (
    _wanted,
    _all_words,
    _first_language,
    _papers,
    _off,
    _pictures,
    _circumstances,
    _when_learned,
    _compared,
)
