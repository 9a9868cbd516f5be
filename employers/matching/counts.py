"""How many learners there are in a trade and an area: fewer than ten, or more. It is all that employers learn
of people whom they do not know (safety.md S16).

Counted over everybody, and once a month: two looks a day apart must not show who came or went.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db import transaction

from employers.applications.enums import Sector
from employers.areas import area_choices
from employers.matching.models import Reach, SectorCount
from employers.matching.sectors import sector_of
from employers.portfolios.models import Portfolio
from lms.competences.models import OccupationCompetence
from lms.core import days

TEN = 10


@transaction.atomic
def count_this_month() -> bool:
    """Whether it was counted now. A month that was counted stays as it is."""
    month = days.today().replace(day=1)
    if SectorCount.objects.filter(month__gte=month).exists():
        return False
    found = _learners_by_sector_and_area()
    SectorCount.objects.all().delete()
    SectorCount.objects.bulk_create(
        SectorCount(month=month, area=area, sector=sector, ten_or_more=found[sector, area] >= TEN)
        for area, _name in area_choices()
        for sector in Sector.values
    )
    return True


def told_to_employers(areas: Iterable[str]) -> list[SectorCount]:
    """As they were counted last, trade by trade in the order of the list; without what is something else."""
    order = {sector: place for place, sector in enumerate(Sector.values)}
    rows = SectorCount.objects.filter(area__in=list(areas)).exclude(sector=Sector.OTHER)
    return sorted(rows, key=lambda row: (row.area, order.get(row.sector, len(order))))


def _learners_by_sector_and_area() -> Counter[tuple[str, str]]:
    portfolios = Portfolio.objects.filter(person__is_active=True, person__profile__suspended_at=None)
    areas = dict(portfolios.values_list("person", "areas"))
    found: Counter[tuple[str, str]] = Counter()
    for person, sectors in _sectors_of_everybody().items():
        found.update((sector, area) for sector in sectors for area in areas.get(person, ()))
    return found


def _sectors_of_everybody() -> dict[int, set[str]]:
    """The trades in which each person reaches half of what is essential in an occupation."""
    asked = OccupationCompetence.objects.filter(is_essential=True).exclude(occupation__isco="")
    needs: dict[int, set[int]] = defaultdict(set)
    sector: dict[int, str] = {}
    for occupation, isco, competence in asked.values_list("occupation", "occupation__isco", "competence"):
        needs[occupation].add(competence)
        sector[occupation] = sector_of(isco)
    by_competence: dict[int, set[int]] = defaultdict(set)
    for occupation, competences in needs.items():
        for competence in competences:
            by_competence[competence].add(occupation)
    met: dict[int, Counter[int]] = defaultdict(Counter)
    reached = Reach.objects.filter(competence__in=by_competence).order_by()
    for person, competence in reached.values_list("person", "competence").iterator():
        met[person].update(by_competence[competence])
    return {
        person: {sector[each] for each, count in counts.items() if 2 * count >= len(needs[each])}
        for person, counts in met.items()
    }
