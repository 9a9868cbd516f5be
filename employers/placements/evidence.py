"""What a tutor saw at work and she accepted, as evidence for a competence."""

from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from employers.placements.models import Assessed
from lms.contracts import evidence
from lms.contracts.evidence import Evidence, EvidenceSource
from lms.core import days


@evidence.register
class SeenAtWork(EvidenceSource):
    """Neither the employer nor the tutor is told: two readers would find that it is the same person."""

    key = "placement"
    label = _("Seen at work")
    order = 25
    icon = "eye"
    shows_doing = True

    def describe(self, uuids: list[UUID], *, language: str) -> dict[UUID, Evidence]:
        found = Assessed.objects.filter(uuid__in=uuids, accepted=True).select_related(
            "competence", "level", "assessment"
        )
        with translation.override(language):
            return {row.uuid: self._in_words(row, language) for row in found}

    def _in_words(self, row: Assessed, language: str) -> Evidence:
        return Evidence(
            title=row.competence.label_in(language),
            words=gettext("Seen by a tutor at work"),
            year=days.day_of(row.assessment.given_at).year,
            level=row.level.label_in(language),
            rank=row.level.rank,
        )
