"""Who is asked when an employer asks whether somebody wants its vacancy."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef

from employers.matching.models import ANYWHERE, LookedFor
from employers.matching.queries import ranked_people
from employers.vacancies.models import Vacancy
from lms.accounts.models import Profile

#: No more are asked at once.
MOST_ASKED = 50


def people_to_ask(vacancy: Vacancy) -> list[Any]:
    """Learners who let their adviser look for work where it is, whose account is open; those it fits best
    first.
    """
    place = LookedFor.objects.filter(person=OuterRef("user"), area__in=[vacancy.area, ANYWHERE])
    looked_for = Profile.objects.filter(
        Exists(place), user__portfolio__looked_for=True, suspended_at=None, user__is_active=True
    )
    best = [row[0] for row in ranked_people(looked_for, vacancy)[:MOST_ASKED]]
    found = get_user_model()._default_manager.filter(pk__in=best).select_related("profile", "portfolio")
    return sorted(found, key=lambda person: best.index(person.pk))
