"""Services found by words: one way to ask, on SQLite and on PostgreSQL.

Every word has to be there, whole or as the beginning of one; accents and capitals make no difference. Slips
of the finger are mended before it is asked (lms.core.alike.nearly).
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation

from lms.core.alike import words_of
from lms.core.languages import site_languages
from lms.services.directory.models import Service
from lms.services.directory.queries import narrowed
from lms.services.needs.enums import Need
from lms.services.searching.models import SearchEntry

MOST_WORDS = 8
LONGEST_WORD = 40
#: So many services are read at a time.
PIECE = 500
OF_A_SERVICE = (
    "wordings",
    "needs",
    "languages",
    "organization__wordings",
    "service_at_locations__location__town",
    "service_at_locations__location__wordings",
    "service_areas__town",
)
MEMBERS = (
    "name",
    "alternate_name",
    "summary",
    "description",
    "eligibility_description",
    "application_process",
)


def found(services: QuerySet[Service], words: str) -> QuerySet[Service]:
    """Those of `services` in which all the words stand; all of them when nothing is left of the words."""
    return narrowed(services, among=saying(words))


def saying(words: str) -> list[QuerySet[SearchEntry]]:
    """For `narrowed`: the entries in which all the words stand; nothing when nothing is left of the words."""
    asked = [word[:LONGEST_WORD] for word in words_of(words)][:MOST_WORDS]
    return [SearchEntry.objects.filter(words__has_all=asked)] if asked else []


@transaction.atomic
def refresh_index(services: QuerySet[Service]) -> None:
    """Write down anew by which words these are found."""
    keys = list(services.order_by("pk").values_list("pk", flat=True))
    needs = needs_in_words()
    for at in range(0, len(keys), PIECE):
        some = Service.objects.filter(pk__in=keys[at : at + PIECE]).select_related("organization")
        SearchEntry.objects.bulk_create(
            [
                SearchEntry(service=service, words=" ".join(words_said(service, needs)))
                for service in some.prefetch_related(*OF_A_SERVICE)
            ],
            update_conflicts=True,
            unique_fields=["service"],
            update_fields=["words"],
        )


def words_said(service: Any, needs: dict[str, str]) -> Iterable[str]:
    """Each once, in the order in which they stand."""
    texts = [getattr(service, member) for member in MEMBERS]
    texts += [needs.get(need.need, "") for need in service.needs.all()]
    texts += [f"{language.name} {language.code}" for language in service.languages.all()]
    if service.organization:
        texts += [service.organization.name, service.organization.alternate_name]
    towns = [area.town for area in service.service_areas.all() if area.town]
    for place in service.service_at_locations.all():
        if place.location:
            texts += [place.location.name, place.location.area, place.location.alternate_name]
            towns += [place.location.town] if place.location.town else []
    texts += [" ".join([town.name, *town.names.values()]) for town in towns]
    for owner in (service, service.organization, *(p.location for p in service.service_at_locations.all())):
        for wording in owner.wordings.all() if owner else ():
            texts += [text for text in wording.texts.values() if isinstance(text, str)]
    return dict.fromkeys(word[:LONGEST_WORD] for text in texts for word in words_of(text))


def needs_in_words() -> dict[str, str]:
    """{need: what it is called in every language of the site}."""
    called: dict[str, list[str]] = {need.value: [] for need in Need}
    for language, _name in site_languages():
        with translation.override(language):
            for need in Need:
                called[need.value].append(str(need.label))
    return {need: " ".join(names) for need, names in called.items()}
