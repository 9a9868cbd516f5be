"""A certificate as a thing to lead to: reached while one is valid (lms.contracts.destination)."""

import datetime
from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from courses.catalogue.models import Module
from courses.certificates.models import Certificate
from lms.competences.models import Competence
from lms.contracts.destination import Choice, DestinationKind, register
from lms.contracts.navigation import address_here
from lms.core import days
from lms.core.people import Person


class CertificateDestination(DestinationKind):
    """By the uuid of the module or of the competence that it certifies. What may not be seen outside gives
    none.
    """

    key, label, icon, order = "certificate", _("Certificate"), "certificate", 40
    is_reached = True

    def titles(self, uuids: Collection[UUID], *, language: str) -> dict[UUID, str]:
        return {choice.uuid: choice.title for choice in _certified(language, uuids)}

    def choices(self, *, language: str) -> list[Choice]:
        return _certified(language, None)

    def addresses(self, uuids: Collection[UUID], *, person: Person) -> dict[UUID, str]:
        return dict.fromkeys(uuids, address_here("certificates:list"))

    def reached(
        self, people: Collection[int], uuids: Collection[UUID]
    ) -> dict[tuple[int, UUID], datetime.date]:
        """Of one that was replaced by a newer one that is valid, the day of the first counts."""
        given = Certificate.objects.filter(person__in=people, about__in=uuids).values_list(
            "person_id", "about", "issued_at", "withdrawn_at", "replaced_by_id"
        )
        valid: set[tuple[int, UUID]] = set()
        issued: dict[tuple[int, UUID], list[datetime.date]] = defaultdict(list)
        for person, about, moment, withdrawn, newer in given:
            if withdrawn is None:
                valid.add((person, about))
            if withdrawn is None or newer:
                issued[person, about].append(days.day_of(moment))
        return {key: min(issued[key]) for key in valid}


def _certified(language: str, uuids: Collection[UUID] | None) -> list[Choice]:
    modules = Module.objects.current().filter(
        visible_outside=True, course__visible_outside=True, course__retired_at=None
    )
    competences = Competence.objects.filter(visible_outside=True)
    if uuids is not None:
        modules, competences = modules.filter(uuid__in=uuids), competences.filter(uuid__in=uuids)
    return [
        *(
            Choice(
                uuid=row.uuid,
                title=row.text_in("title", language),
                under=row.course.text_in("title", language),
            )
            for row in modules.select_related("course").order_by("course__position", "position", "pk")
        ),
        *(Choice(uuid=row.uuid, title=row.label_in(language)) for row in competences.order_by("pk")),
    ]


register(CertificateDestination())
