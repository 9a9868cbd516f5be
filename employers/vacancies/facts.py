"""What a vacancy says, in the order in which it is asked: as it is written, read, compared and shown."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from employers.vacancies.models import Ask, AskedLanguage, Vacancy
from lms.competences.models import Competence, Level, Occupation


class AskedSkill(NamedTuple):
    """By the uuids of competence and level."""

    competence: str
    level: str
    is_essential: bool


class AskedTongue(NamedTuple):
    language: str
    cefr: str
    is_essential: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """`starts_on` is a day in ISO, "" for as soon as both can; `occupation` is a uuid."""

    kind: str = "job"
    occupation: str = ""
    title: str = ""
    tasks: str = ""
    asks: tuple[AskedSkill, ...] = ()
    languages: tuple[AskedTongue, ...] = ()
    contract: str = ""
    lasts: str = ""
    hours_per_week: int | None = None
    times: str = ""
    pay: str = ""
    area: str = ""
    place: str = ""
    starts_on: str = ""
    offers: str = ""
    support: tuple[str, ...] = ()
    by_transport: bool = False
    is_public: bool = False
    language: str = "en"

    @property
    def start(self) -> datetime.date | None:
        return datetime.date.fromisoformat(self.starts_on) if self.starts_on else None


NAMES = tuple(field.name for field in fields(Facts))
#: Columns of the vacancy that have the same name and the same shape.
PLAIN = tuple(
    name for name in NAMES if name not in {"occupation", "asks", "languages", "starts_on", "support"}
)
#: Where somebody writes in words.
IN_WORDS = ("title", "tasks", "lasts", "times", "pay", "place", "offers")
#: Everything else is said before it is sent.
NEEDED = ("title", "tasks", "contract", "hours_per_week", "times", "pay", "area", "place")


def facts_in(said: Mapping[str, Any]) -> Facts:
    """Of a form, or of what was stored; whatever else stands in it is left there."""
    known = {name: said[name] for name in NAMES if name in said}
    known["asks"] = tuple(AskedSkill(*each) for each in known.get("asks", ()))
    known["languages"] = tuple(AskedTongue(*each) for each in known.get("languages", ()))
    known["support"] = tuple(known.get("support", ()))
    return Facts(**known)


def facts_of(vacancy: Vacancy) -> Facts:
    """What stands there. Its rows are read once: a list prefetches them (`queries.whole`)."""
    return Facts(
        **{name: getattr(vacancy, name) for name in PLAIN},
        occupation=str(vacancy.occupation.uuid) if vacancy.occupation else "",
        asks=tuple(
            AskedSkill(str(ask.competence.uuid), str(ask.level.uuid), ask.is_essential)
            for ask in vacancy.asks.all()
        ),
        languages=tuple(
            AskedTongue(each.language, each.cefr, each.is_essential) for each in vacancy.languages.all()
        ),
        starts_on=vacancy.starts_on.isoformat() if vacancy.starts_on else "",
        support=tuple(vacancy.support),
    )


def proposed_by(vacancy: Vacancy) -> Facts | None:
    """What the employer says anew, and nobody has read yet."""
    return facts_in(vacancy.proposed) if vacancy.proposed else None


def said_by(vacancy: Vacancy) -> Facts:
    """What the employer says now."""
    return proposed_by(vacancy) or facts_of(vacancy)


def unsaid(facts: Facts) -> list[str]:
    """What is still to be said before it can be sent."""
    return [name for name in NEEDED if not str(getattr(facts, name) or "").strip()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What facts name, by uuid. What is gone is not among it."""

    occupations: Mapping[str, Occupation]
    competences: Mapping[str, Competence]
    levels: Mapping[str, Level]

    def has(self, ask: AskedSkill) -> bool:
        return ask.competence in self.competences and ask.level in self.levels


def put(vacancy: Vacancy, facts: Facts, *, known: Known) -> None:
    """What it says from now on. Its row is locked, or new."""
    for name in PLAIN:
        setattr(vacancy, name, getattr(facts, name))
    vacancy.occupation = known.occupations.get(facts.occupation)
    vacancy.starts_on = facts.start
    vacancy.support = list(facts.support)
    if vacancy.pk is None:
        vacancy.save(force_insert=True)
    else:
        vacancy.save(update_fields=[*PLAIN, "occupation", "starts_on", "support"])
    vacancy.asks.all().delete()
    Ask.objects.bulk_create(
        Ask(
            vacancy=vacancy,
            competence=known.competences[ask.competence],
            level=known.levels[ask.level],
            is_essential=ask.is_essential,
        )
        for ask in facts.asks
        if known.has(ask)
    )
    vacancy.languages.all().delete()
    AskedLanguage.objects.bulk_create(
        AskedLanguage(vacancy=vacancy, **each._asdict()) for each in facts.languages
    )
