"""Vacancies as they stand, with what is usual."""

from typing import Any

from django.utils import timezone

from employers.vacancies.enums import State
from employers.vacancies.models import OPEN_DAYS, Ask, AskedLanguage, Vacancy
from lms.competences.models import Competence, Framework, Level
from lms.core import days
from lms.organisations.models import Organisation

USUAL = {
    "kind": "job",
    "title": "Breakfast assistant",
    "tasks": "Set up the buffet and keep it full.\nMake coffee and tea.\nClear tables and clean the room.",
    "language": "en",
    "contract": "fixed",
    "lasts": "6 months, then open-ended if both want it",
    "hours_per_week": 25,
    "times": "6:30 to 11:30, five days",
    "pay": "9.80 euros an hour before tax, by bank transfer",
    "area": "IT-45",
    "place": "Rimini, near the station",
    "offers": "Breakfast on working days.",
    "support": ["colleague"],
    "by_transport": True,
}


def make_vacancy(organisation: Organisation, *, state: str = State.OPEN, **said: Any) -> Vacancy:
    """Open, unless another state is asked for: as it was left there, without a way to it."""
    now, dates = timezone.now(), {}
    if state != State.DRAFT:
        dates["sent_at"] = now
    if state in (State.OPEN, State.CLOSED):
        dates |= {"opened_at": now, "open_until": days.in_days(OPEN_DAYS)}
    if state == State.CLOSED:
        dates |= {"closed_at": now, "closed_because": "filled"}
    return Vacancy.objects.create(organisation=organisation, state=state, **{**USUAL, **dates, **said})


def make_competence(code: str, *, levels: int = 4, outside: bool = True) -> Competence:
    """In a framework of its own kind, with so many levels; the first is what a test shows."""
    framework, _is_new = Framework.objects.get_or_create(code="work", defaults={"labels": {"en": "Work"}})
    for rank in range(1, levels + 1):
        Level.objects.get_or_create(
            framework=framework,
            rank=rank,
            defaults={"code": f"level-{rank}", "labels": {"en": f"Level {rank}"}, "needs_practice": rank > 1},
        )
    words = {"en": code.replace("-", " ").capitalize()}
    return Competence.objects.get_or_create(
        code=code, defaults={"framework": framework, "labels": words, "visible_outside": outside}
    )[0]


def ask(vacancy: Vacancy, code: str, *, rank: int = 2, essential: bool = True) -> Ask:
    competence = make_competence(code)
    level = Level.objects.get(framework=competence.framework, rank=rank)
    return Ask.objects.create(vacancy=vacancy, competence=competence, level=level, is_essential=essential)


def ask_language(vacancy: Vacancy, language: str, cefr: str, *, essential: bool = True) -> AskedLanguage:
    return AskedLanguage.objects.create(vacancy=vacancy, language=language, cefr=cefr, is_essential=essential)
