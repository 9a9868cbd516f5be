import datetime
import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import TypeVar

from django.db.models import F, Max, Q, QuerySet

from employers.vacancies.enums import Choice, State
from employers.vacancies.facts import Facts, Known, said_by
from employers.vacancies.flags import Raised, raised
from employers.vacancies.models import Kept, Vacancy
from lms.competences.models import Competence, Level, Occupation
from lms.core import days
from lms.core.people import Person
from lms.organisations.duties import Duty
from lms.organisations.models import Organisation, Role
from lms.organisations.queries import (
    current_memberships,
    current_vettings,
    employer_organisation_ids,
    vetted_employers,
)
from lms.secrets.fingerprints import keyed

Row = TypeVar("Row", Occupation, Competence, Level)
#: So many days before its last one an employer is asked whether it stays open.
ASK_DAYS = 7


def whole(vacancies: QuerySet[Vacancy]) -> QuerySet[Vacancy]:
    """With all that a page says of each, in as many queries for many as for one."""
    return vacancies.select_related("organisation", "occupation").prefetch_related(
        "asks__competence", "asks__level", "languages"
    )


def known_in(*said: Facts) -> Known:
    """Occupations, competences and levels that are named there, by uuid. What is gone is not among them; nor
    is a competence that may not be seen outside.
    """
    skills = {ask.competence for facts in said for ask in facts.asks}
    levels = {ask.level for facts in said for ask in facts.asks}
    occupations = {facts.occupation for facts in said if facts.occupation}
    return Known(
        occupations=_by_uuid(Occupation.objects.filter(uuid__in=occupations)) if occupations else {},
        competences=_by_uuid(Competence.objects.filter(uuid__in=skills, visible_outside=True))
        if skills
        else {},
        levels=_by_uuid(Level.objects.filter(uuid__in=levels)) if skills else {},
    )


def _by_uuid(rows: QuerySet[Row]) -> dict[str, Row]:
    return {str(row.uuid): row for row in rows}


# ── the employer's ──────────────────────────────────────────────────────────────────────────────────────────


def own_organisations(person: Person) -> list[Organisation]:
    """Those somebody writes vacancies for: employers that are found fit at this moment."""
    fit = employer_organisation_ids(person, Duty(Duty.POSTS))
    return [
        m.organisation
        for m in current_memberships(person)
        if m.role == Role.EMPLOYER and m.organisation_id in fit
    ]


def vacancies_of(organisation: Organisation) -> QuerySet[Vacancy]:
    """The newest first."""
    return whole(Vacancy.objects.filter(organisation=organisation)).order_by("-made_at", "-pk")


def own_vacancies(person: Person) -> QuerySet[Vacancy]:
    """Asked at every request: of an employer that no longer takes part there are none."""
    return whole(Vacancy.objects.filter(organisation__in=own_organisations(person)))


def is_over(vacancy: Vacancy) -> bool:
    """Open once, and nobody said that it stays."""
    return vacancy.state == State.OPEN and (vacancy.open_until or days.today()) < days.today()


def is_asked(vacancy: Vacancy) -> bool:
    """Whether the employer is asked to say that it stays open."""
    until = vacancy.open_until
    return vacancy.state == State.OPEN and until is not None and until <= days.in_days(ASK_DAYS)


def flags_in(vacancy: Vacancy) -> list[Raised]:
    """What stands out in what the employer says now."""
    return raised(said_by(vacancy), vacancy.organisation.country)


# ── the reviewers' ──────────────────────────────────────────────────────────────────────────────────────────


def waiting_vacancies() -> QuerySet[Vacancy]:
    """What is to be read: sent ones, and changes of open ones; the oldest first. Of employers that are fit:
    the others are read when they are.
    """
    unread = Q(state=State.SENT) | Q(state=State.OPEN, changed_at__isnull=False)
    fit = vetted_employers().values("pk")
    found = Vacancy.objects.filter(unread, organisation__in=fit).select_related("organisation")
    return found.order_by(F("sent_at").asc(nulls_last=True), "pk")


def read_vacancies() -> QuerySet[Vacancy]:
    """What was decided on, or may be looked at again, the newest first."""
    decided = Vacancy.objects.exclude(state__in=(State.DRAFT, State.SENT)).select_related("organisation")
    return decided.order_by(F("sent_at").desc(nulls_last=True), "-pk")


def sent_vacancies() -> QuerySet[Vacancy]:
    """A draft is nobody's but the employer's."""
    return whole(Vacancy.objects.exclude(state=State.DRAFT))


def read_of(vacancy: Vacancy) -> str:
    """A fingerprint of what it says now: of what somebody read who decides."""
    said = {**asdict(said_by(vacancy)), "explained": vacancy.explained}
    return keyed("vacancy-read", json.dumps(said, sort_keys=True))


# ── hers ────────────────────────────────────────────────────────────────────────────────────────────────────


def kept_by(person: Person) -> QuerySet[Kept]:
    """What she said about vacancies that are open."""
    return Kept.objects.filter(person=person, vacancy__in=Vacancy.objects.open_now())


def open_to(person: Person) -> QuerySet[Vacancy]:
    """What she may read, without what she said is not for her."""
    aside = Kept.objects.filter(person=person, choice=Choice.NOT_FOR_ME).values("vacancy")
    return whole(Vacancy.objects.open_now()).exclude(pk__in=aside)


def choices_of(person: Person, vacancies: Iterable[Vacancy]) -> dict[int, str]:
    """What she said about each of these."""
    found = Kept.objects.filter(person=person, vacancy__in=[vacancy.pk for vacancy in vacancies])
    return dict(found.values_list("vacancy", "choice"))


def last_checked(employer: Organisation) -> datetime.datetime | None:
    """When the last of those who found it fit did."""
    return current_vettings(employer).aggregate(last=Max("checked_at"))["last"]
