"""A passed test as evidence for a competence."""

from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from courses.attempts.models import Observation, QuizAttempt
from lms.contracts import evidence
from lms.contracts.evidence import Evidence, EvidenceSource
from lms.core import days
from lms.core.texts import sentence


@evidence.register
class QuizEvidence(EvidenceSource):
    key = "quiz"
    label = _("Test")
    order = 10

    def describe(self, uuids: list[UUID], *, language: str) -> dict[UUID, Evidence]:
        attempts = QuizAttempt.objects.filter(uuid__in=uuids, passed=True).select_related("quiz__module")
        with translation.override(language):
            return {attempt.uuid: self._in_words(attempt, language) for attempt in attempts}

    def _in_words(self, attempt: QuizAttempt, language: str) -> Evidence:
        count = len(attempt.questions)
        words = ngettext(
            "%(right)d of %(count)d question right", "%(right)d of %(count)d questions right", count
        ) % {"right": attempt.correct_count, "count": count}
        title = sentence(gettext("Test: %(module)s"), module=attempt.quiz.module.text_in("title", language))
        return Evidence(title=title, words=words, year=days.day_of(attempt.handed_in_at).year)


@evidence.register
class ObservedPractice(EvidenceSource):
    key = "observed_practice"
    label = _("Observed practice")
    order = 20
    icon = "eye"
    shows_doing = True

    def describe(self, uuids: list[UUID], *, language: str) -> dict[UUID, Evidence]:
        found = Observation.objects.filter(uuid__in=uuids, undone_at=None).select_related(
            "competence", "level"
        )
        with translation.override(language):
            return {row.uuid: self._in_words(row, language) for row in found}

    def _in_words(self, row: Observation, language: str) -> Evidence:
        count = len(row.tasks)
        words = ngettext(
            "%(count)d task watched by a trainer", "%(count)d tasks watched by a trainer", count
        ) % {"count": count}
        return Evidence(
            title=row.competence.label_in(language),
            words=words,
            year=row.observed_on.year,
            level=row.level.label_in(language),
            rank=row.level.rank,
        )
