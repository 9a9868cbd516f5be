"""An attainment as an item of a portfolio: what she can do, how well, and by which kind of evidence."""

from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lms.competences.models import Attainment, Level
from lms.competences.queries import best_by_competence, held_by_evidence
from lms.contracts import evidence
from lms.contracts.evidence import Evidence, EvidenceSource, Section
from lms.core import days
from lms.core.people import Person


@evidence.register
class AttainmentEvidence(EvidenceSource):
    key = "attainment"
    label = _("Competence")
    label_of_many = _("Competences")
    order = 30
    can_be_shared = True
    section = Section(_("What she has shown"), order=10)

    def describe(self, uuids: list[UUID], *, language: str) -> dict[UUID, Evidence]:
        found = list(
            Attainment.objects.filter(
                held_by_evidence(), uuid__in=uuids, competence__visible_outside=True
            ).select_related("competence", "level")
        )
        ranks = (
            Level.objects.filter(
                framework__in={attainment.level.framework_id for attainment in found}
            ).count()
            if found
            else 0
        )
        with translation.override(language):
            return {attainment.uuid: self._in_words(attainment, language, ranks) for attainment in found}

    def _in_words(self, attainment: Attainment, language: str, ranks: int) -> Evidence:
        """The kind of evidence and what it can show: a test that she knows, practice that she can.

        How many answers were right she did not tick, and a few such numbers say who it is.
        """
        return Evidence(
            title=attainment.competence.label_in(language),
            words=_shows(attainment.source),
            year=days.day_of(attainment.attained_at).year,
            level=attainment.level.label_in(language),
            rank=attainment.level.rank,
            ranks=ranks,
        )

    def of_person(self, person: Person) -> list[UUID]:
        return [
            attainment.uuid
            for attainment in best_by_competence(person).values()
            if attainment.competence.visible_outside
        ]


def _shows(source: str) -> str:
    kind = evidence.label_of(source)
    if not kind:
        return ""
    words = (
        gettext("%(kind)s: she can do it")
        if source in evidence.kinds_that_show_doing()
        else gettext("%(kind)s: she knows it")
    )
    return words % {"kind": kind}
