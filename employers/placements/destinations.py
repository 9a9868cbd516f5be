"""Work as a thing to lead to: a step "an internship" ticks by itself (lms.contracts.destination)."""

import datetime
from collections.abc import Collection
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from employers.placements.enums import Party, What
from employers.placements.models import Agreement, Outcome
from lms.contracts.destination import Choice, DestinationKind, register
from lms.contracts.navigation import address_here
from lms.core import days
from lms.core.people import Person
from lms.core.texts import Text

#: The same in every installation: a template of a plan names one.
INTERNSHIP = UUID("5d0f8f0e-6a0b-4f1c-9d55-1f1b7b6b5e01")
CONTRACT = UUID("5d0f8f0e-6a0b-4f1c-9d55-1f1b7b6b5e02")
TITLES = {INTERNSHIP: _("An internship"), CONTRACT: _("A contract")}


class WorkDestination(DestinationKind):
    """An internship: begun on an agreement that all have signed, or told by her. A contract: told by her. A
    plan has readers, so what she told counts where she shows it to her adviser.
    """

    key, label, icon, order = "work", _("Work"), "portfolio", 60
    is_reached = True

    def titles(self, uuids: Collection[UUID], *, language: str) -> dict[UUID, str]:
        with translation.override(language):
            return {uuid: Text(str(TITLES[uuid]), language) for uuid in uuids if uuid in TITLES}

    def choices(self, *, language: str) -> list[Choice]:
        return [
            Choice(uuid=uuid, title=title) for uuid, title in self.titles(TITLES, language=language).items()
        ]

    def addresses(self, uuids: Collection[UUID], *, person: Person) -> dict[UUID, str]:
        return dict.fromkeys((uuid for uuid in uuids if uuid in TITLES), address_here("places:list"))

    def reached(
        self, people: Collection[int], uuids: Collection[UUID]
    ) -> dict[tuple[int, UUID], datetime.date]:
        found: dict[tuple[int, UUID], datetime.date] = {}
        kinds = {What.AGREEMENT: INTERNSHIP, What.CONTRACT: CONTRACT}
        told = Outcome.objects.filter(
            placement__person__in=people, what__in=kinds, shows_adviser=True, on__lte=days.today()
        )
        rows = [
            (person, kinds[What(what)], on)
            for person, what, on in told.values_list("placement__person_id", "what", "on")
        ]
        rows += [(person, INTERNSHIP, day) for person, day in _begun(people)]
        for person, uuid, day in rows:
            if uuid in uuids:
                found[person, uuid] = min(day, found.get((person, uuid), day))
        return found


def _begun(people: Collection[int]) -> list[tuple[int, datetime.date]]:
    """(person, first day) of what all have signed and has begun."""
    signed = Agreement.objects.filter(placement__person__in=people, starts_on__lte=days.today())
    for party in Party.values:
        signed = signed.filter(signatures__party=party)
    return list(signed.order_by().values_list("placement__person_id", "starts_on").distinct())


register(WorkDestination())
