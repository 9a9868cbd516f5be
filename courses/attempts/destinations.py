"""Practice that a trainer watched, as a thing to lead to: reached while a sign-off stands."""

import datetime
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Min, QuerySet
from django.utils.translation import gettext_lazy as _

from courses.attempts.models import Observation
from courses.catalogue.models import PracticeTask
from lms.competences.models import Competence
from lms.contracts.destination import Choice, DestinationKind, register


class PracticeDestination(DestinationKind):
    """By the uuid of the competence. She does not go there on a screen: somebody stands beside her."""

    key, label, icon, order = "practice", _("Observed practice"), "eye", 50
    is_reached = True

    def titles(self, uuids: Collection[UUID], *, language: str) -> dict[UUID, str]:
        return {row.uuid: row.label_in(language) for row in _watched_for().filter(uuid__in=uuids)}

    def choices(self, *, language: str) -> list[Choice]:
        return [Choice(uuid=row.uuid, title=row.label_in(language)) for row in _watched_for()]

    def reached(
        self, people: Collection[int], uuids: Collection[UUID]
    ) -> dict[tuple[int, UUID], datetime.date]:
        signed = Observation.objects.filter(
            enrolment__person__in=people, competence__uuid__in=uuids, undone_at=None
        )
        rows = signed.values_list("enrolment__person_id", "competence__uuid").annotate(Min("observed_on"))
        return {(person, uuid): day for person, uuid, day in rows.order_by()}


def _watched_for() -> QuerySet[Any]:
    """Competences of which something is watched now."""
    asked = PracticeTask.objects.current().order_by().values("competence")
    return Competence.objects.filter(pk__in=asked).order_by("pk")


register(PracticeDestination())
