from collections.abc import Collection, Iterable
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.contrib.auth import get_user_model
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    FilteredRelation,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest, Least

from employers.matching.fits import A_STEP, FAR, ORDER, SPOKEN, Figures, Wishes, step_to, wishes_of
from employers.matching.models import ANYWHERE, LookedFor, Reach
from employers.matching.reach import derived, kept
from employers.portfolios.enums import RANKS
from employers.portfolios.models import PortfolioLanguage
from employers.vacancies.enums import Choice
from employers.vacancies.models import Ask, AskedLanguage, Kept, Vacancy
from lms.accounts.models import Profile
from lms.competences.models import Attainment
from lms.core.people import Person
from lms.organisations.queries import coordinated_organisation_ids, desk_organisation_ids, is_in_reach

#: So many vacancies are put in order for somebody who has not said where she looks.
MOST_FROM_EVERYWHERE = 200
ENDS_FIRST = F("open_until").asc(nulls_last=True)


def people_with_reach() -> QuerySet[Any]:
    """The ids of everybody who reaches something, or should."""
    shown, kept_rows = (model.objects.filter(person=OuterRef("pk")) for model in (Attainment, Reach))
    people = get_user_model().objects.filter(Exists(shown) | Exists(kept_rows))
    return people.order_by("pk").values_list("pk", flat=True)


def differing(people: Collection[int]) -> int:
    """How many rows of what these people reach are not what their attainments say."""
    before, after = kept(people), derived(people)
    return sum(before.get(key) != after.get(key) for key in before.keys() | after.keys())


# ── for her ─────────────────────────────────────────────────────────────────────────────────────────────────


def vacancies_for(person: Person, *, wishes: Wishes | None = None) -> QuerySet[Any]:
    """The open vacancies where she looks, those that fit her best first: rows of the vacancy's id and figures
    (`Figures`). What she put aside is not among them. What is equal ends in the order of its last day, and
    after that by chance, which is the same every time.
    """
    wishes = wishes or wishes_of(person.pk)
    aside = Kept.objects.filter(person=person, choice=Choice.NOT_FOR_ME, vacancy=OuterRef("pk"))
    found = Vacancy.objects.open_now().filter(~Exists(aside))
    return ranked_for(where_she_looks(found, person.pk, wishes), person.pk, wishes)


def where_she_looks(vacancies: QuerySet[Vacancy], person_id: int, wishes: Wishes) -> QuerySet[Vacancy]:
    """Those in her areas. Who named none sees from everywhere the MOST_FROM_EVERYWHERE that ask for most of
    what she reaches, and where fewer do, what ends first of the others.
    """
    if wishes.areas:
        return vacancies.filter(area__in=wishes.areas)
    reached = Reach.objects.filter(person=person_id).values("competence")
    shared = (
        Ask.objects.filter(competence__in=reached, vacancy__in=vacancies)
        .values("vacancy")
        .annotate(shared=Count("pk"))
        .order_by("-shared", "vacancy__uuid")
    )
    chosen = list(shared.values_list("vacancy", flat=True)[:MOST_FROM_EVERYWHERE])
    if len(chosen) < MOST_FROM_EVERYWHERE:
        others = vacancies.exclude(pk__in=chosen).order_by(ENDS_FIRST, "uuid").values_list("pk", flat=True)
        chosen += others[: MOST_FROM_EVERYWHERE - len(chosen)]
    return vacancies.filter(pk__in=chosen)


def ranked_for(vacancies: QuerySet[Vacancy], person_id: int, wishes: Wishes) -> QuerySet[Any]:
    hers = FilteredRelation(
        "asks__competence__reached", condition=Q(asks__competence__reached__person=person_id)
    )
    asked, reached = F("asks__level__rank"), Coalesce(F("hers__rank"), 0)
    is_covered = Q(hers__rank__gte=asked)
    is_missing = Q(asks__is_essential=True) & (Q(hers__rank=None) | Q(hers__rank__lt=asked))
    return (
        vacancies.annotate(hers=hers)
        .values("pk")
        .annotate(
            essential=Count("asks", filter=Q(asks__is_essential=True)),
            missing=Count("asks", filter=is_missing),
            short=Sum(asked - reached, filter=is_missing, default=0),
            languages=_languages_beyond(wishes),
            too_many_hours=Max(_flag(Q(hours_per_week__gt=wishes.hours or 0) if wishes.hours else None)),
            asked=Count("asks"),
            covered=Count("asks", filter=is_covered),
        )
        .order_by(*ORDER, ENDS_FIRST, "uuid")
        .values_list("pk", *Figures._fields)
    )


def _flag(condition: Q | None) -> Any:
    if condition is None:
        return Value(0, output_field=IntegerField())
    return Case(When(condition, then=1), default=0, output_field=IntegerField())


def _languages_beyond(wishes: Wishes) -> Any:
    """What is missing of the essential languages of a vacancy: the one she is farthest from decides.

    Asked for each vacancy by itself, so that nobody's languages are compared with all vacancies there are.
    """
    essential = AskedLanguage.objects.filter(vacancy=OuterRef("pk"), is_essential=True).order_by()
    others = ~Q(language__in=list(wishes.languages))

    def beyond(steps: int) -> Q:
        found = others & Q(cefr__in=_from_rank(steps))
        for language, rank in wishes.languages.items():
            found |= Q(language=language, cefr__in=_from_rank(rank + steps))
        return found

    step = Case(When(beyond(FAR), then=FAR), When(beyond(A_STEP), then=A_STEP), default=SPOKEN)
    farthest = essential.values("vacancy").annotate(step=Max(step)).values("step")
    return Coalesce(Subquery(farthest, output_field=IntegerField()), SPOKEN)


def _from_rank(least: int) -> list[str]:
    return [value for value, rank in RANKS.items() if rank >= least]


# ── for who accompanies learners ────────────────────────────────────────────────────────────────────────────


def looked_for_by(worker: Person) -> QuerySet[Profile]:
    """The learners for whom `worker` may look for work: those who let their adviser look, whose account is
    open, and whom she accompanies, or who are in an organisation that she coordinates.
    """
    hers = is_in_reach(
        worker.pk, coordinated_organisation_ids(worker), list(desk_organisation_ids(worker)), many=True
    )
    return Profile.objects.filter(
        hers, user__portfolio__looked_for=True, suspended_at=None, user__is_active=True
    )


def people_for(vacancy: Vacancy, worker: Person) -> QuerySet[Any]:
    """Learners whom `worker` may look for work for, where the vacancy is, those it fits best first: rows of
    the learner's id (of her account) and figures. Nobody else is counted or named.
    """
    place = LookedFor.objects.filter(person=OuterRef("user"), area__in=[vacancy.area, ANYWHERE])
    return ranked_people(looked_for_by(worker).filter(Exists(place)), vacancy)


def ranked_people(learners: QuerySet[Profile], vacancy: Vacancy) -> QuerySet[Any]:
    asks = [
        Asked(*row)
        for row in vacancy.asks.order_by("pk").values_list("competence", "level__rank", "is_essential")
    ]
    essential = [each for each in asks if each.is_essential]
    hers = FilteredRelation(
        "user__reached", condition=Q(user__reached__competence__in=[each.competence for each in asks] or [0])
    )
    towards = [
        When(hers__competence=each.competence, then=Least(F("hers__rank"), Value(each.rank)))
        for each in essential
    ]
    reached = Case(*towards, default=0, output_field=IntegerField())
    return (
        learners.annotate(hers=hers)
        .values("user", "uuid")
        .annotate(
            essential=Value(len(essential)),
            missing=Coalesce(Value(len(essential)) - Count("hers", filter=_covers(essential)), 0),
            short=Coalesce(Value(sum(each.rank for each in essential)) - Sum(reached), 0),
            languages=_languages_missing(vacancy),
            too_many_hours=Max(_flag(_has_less_than(vacancy.hours_per_week))),
            asked=Value(len(asks)),
            covered=Count("hers", filter=_covers(asks)),
        )
        .order_by(*ORDER, "uuid")
        .values_list("user", *Figures._fields)
    )


class Asked(NamedTuple):
    competence: int
    rank: int
    is_essential: bool


def _covers(asks: Iterable[Asked]) -> Q:
    nothing = Q(hers__competence=0)
    return reduce(
        or_, (Q(hers__competence=each.competence, hers__rank__gte=each.rank) for each in asks), nothing
    )


def _has_less_than(hours: int | None) -> Q | None:
    return Q(user__portfolio__hours_per_week__lt=hours) if hours else None


def _languages_missing(vacancy: Vacancy) -> Any:
    """What is missing of the essential languages for one who is looked at: the farthest decides."""
    asked = [(row.language, RANKS[row.cefr]) for row in vacancy.languages.all() if row.is_essential]
    steps = [_steps_to(language, rank) for language, rank in asked]
    none = Value(SPOKEN, output_field=IntegerField())
    return Greatest(none, *steps) if steps else none


def _steps_to(language: str, asked: int) -> Any:
    hers = PortfolioLanguage.objects.filter(portfolio__person=OuterRef("user"), language=language)
    step = Case(
        When(cefr__in=_from_rank(asked), then=SPOKEN),
        When(cefr__in=_from_rank(asked - 1), then=A_STEP),
        default=FAR,
        output_field=IntegerField(),
    )
    return Coalesce(Subquery(hers.values(step=step)[:1]), step_to(asked, 0))
