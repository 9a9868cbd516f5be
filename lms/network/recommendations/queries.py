from django.db.models import F, Prefetch, QuerySet

from lms.core.people import Person
from lms.network.practices.queries import public as public_practices
from lms.network.practices.rules import own_organisations
from lms.network.recommendations.models import Recommendation


def public() -> QuerySet[Recommendation]:
    """What everybody can read, as it is numbered."""
    return Recommendation.objects.filter(is_published=True).order_by(F("serial").asc(nulls_last=True), "pk")


def with_all_shown(recommendations: QuerySet[Recommendation]) -> QuerySet[Recommendation]:
    """With all that a page of them says; of practices only those that everybody can read."""
    practices = public_practices().prefetch_related("words")
    return recommendations.prefetch_related(
        "words", "audiences", "outcomes", Prefetch("practices", practices)
    )


def ours(person: Person) -> QuerySet[Recommendation]:
    """Of the organisations somebody works for."""
    return Recommendation.objects.filter(owner__in=[each.pk for each in own_organisations(person)])
