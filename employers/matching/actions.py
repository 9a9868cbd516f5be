from collections import defaultdict
from collections.abc import Collection

from django.contrib.auth import get_user_model
from django.db import transaction

from employers.matching.models import ANYWHERE, LookedFor, Reach
from employers.matching.reach import derived, kept
from employers.portfolios.models import Portfolio
from lms.core.locking import one_at_a_time

BATCH = 500


@transaction.atomic(savepoint=False)
def refresh_reach(people: Collection[int]) -> int:
    """What is kept says again what the attainments of these people say. Returns how many rows differed.

    Whoever writes for the same people waits, so that two attainments at once are both there in the end.
    """
    one_at_a_time(get_user_model().objects.filter(pk__in=people))
    before, after = kept(people), derived(people)
    changed = {key: reached for key, reached in after.items() if before.get(key) != reached}
    gone: dict[int, list[int]] = defaultdict(list)
    for person, competence in before.keys() - after.keys():
        gone[person].append(competence)
    for person, competences in gone.items():
        Reach.objects.filter(person=person, competence__in=competences).delete()
    Reach.objects.bulk_create(
        [
            Reach(person_id=person, competence_id=competence, rank=reached.rank, direct=reached.direct)
            for (person, competence), reached in changed.items()
        ],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["person", "competence"],
        update_fields=["rank", "direct"],
    )
    return len(changed) + sum(map(len, gone.values()))


@transaction.atomic
def refresh_looked_for(person_id: int) -> None:
    """Where she may be looked for, as her portfolio says now: nowhere, unless she lets her adviser look."""
    one_at_a_time(get_user_model().objects.filter(pk=person_id))
    portfolio = Portfolio.objects.filter(person=person_id, looked_for=True).only("areas").first()
    areas = (portfolio.areas or [ANYWHERE]) if portfolio else []
    LookedFor.objects.filter(person=person_id).exclude(area__in=areas).delete()
    LookedFor.objects.bulk_create(
        [LookedFor(person_id=person_id, area=area) for area in areas], ignore_conflicts=True
    )
