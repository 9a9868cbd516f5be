"""What is done to a recommendation."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.audit.actions import record
from lms.core import days
from lms.core.locking import lock, one_at_a_time
from lms.core.people import Person
from lms.core.permissions import permit
from lms.network.practices.enums import Stage
from lms.network.practices.models import Practice
from lms.network.practices.telling import check_texts
from lms.network.recommendations.enums import State
from lms.network.recommendations.models import (
    Recommendation,
    RecommendationAudience,
    RecommendationOutcome,
    RecommendationWords,
)
from lms.network.recommendations.rules import can_change, can_follow, can_recommend
from lms.organisations.models import Organisation

COLUMNS = ("language", "told_by", "title", "summary")


@transaction.atomic
def write_recommendation(
    owner: Organisation,
    *,
    by: Person,
    values: Mapping[str, Any],
    audiences: Sequence[str],
    practices: Sequence[Practice],
) -> Recommendation:
    """A draft: nobody outside the organisation reads it."""
    permit(can_recommend(by, owner))
    recommendation = Recommendation(owner=owner)
    _put(recommendation, values)
    recommendation.save(force_insert=True)
    _write_rows(recommendation, audiences, practices)
    return recommendation


@transaction.atomic
def change_recommendation(
    recommendation: Recommendation,
    *,
    by: Person,
    values: Mapping[str, Any],
    audiences: Sequence[str],
    practices: Sequence[Practice],
) -> None:
    lock(recommendation)
    permit(can_change(by, recommendation))
    _put(recommendation, values)
    recommendation.save(update_fields=[*COLUMNS, "changed_at"])
    _write_rows(recommendation, audiences, practices)


def _put(recommendation: Recommendation, values: Mapping[str, Any]) -> None:
    check_texts({name: values[name] for name in ("told_by", "title", "summary")})
    for name in COLUMNS:
        setattr(recommendation, name, values[name])
    recommendation.changed_at = timezone.now()


def _write_rows(
    recommendation: Recommendation, audiences: Sequence[str], practices: Sequence[Practice]
) -> None:
    recommendation.audiences.all().delete()
    RecommendationAudience.objects.bulk_create(
        RecommendationAudience(recommendation=recommendation, audience=audience) for audience in audiences
    )
    recommendation.practices.set(practices)
    recommendation.words.filter(language=recommendation.language).delete()


@transaction.atomic
def translate(recommendation: Recommendation, language: str, *, by: Person, title: str, summary: str) -> None:
    lock(recommendation)
    permit(can_change(by, recommendation))
    check_texts({"title": title, "summary": summary})
    recommendation.words.filter(language=language).delete()
    if title or summary:
        said = {"title": title, "summary": summary}
        RecommendationWords.objects.create(recommendation=recommendation, language=language, **said)


@transaction.atomic
def publish(recommendation: Recommendation, *, by: Person) -> None:
    """Everybody can read it. It rests on practices that everybody can read too."""
    lock(recommendation)
    permit(can_change(by, recommendation))
    if not recommendation.practices.filter(stage=Stage.PUBLISHED).exists():
        raise ValidationError(_("Choose at least one published practice that shows why."))
    if recommendation.serial is None:
        one_at_a_time(Recommendation.objects.filter(serial__isnull=False))
        last = Recommendation.objects.aggregate(last=Max("serial"))["last"] or 0
        recommendation.serial, recommendation.published_on = last + 1, days.today()
    recommendation.is_published = True
    recommendation.save(update_fields=["serial", "published_on", "is_published"])
    record("recommendation.published", actor=by, subject=recommendation)


@transaction.atomic
def take_back(recommendation: Recommendation, *, by: Person) -> None:
    lock(recommendation)
    permit(can_change(by, recommendation))
    recommendation.is_published = False
    recommendation.save(update_fields=["is_published"])
    record("recommendation.taken_back", actor=by, subject=recommendation)


@transaction.atomic
def tell_outcome(
    recommendation: Recommendation, *, by: Person, state: State, words: str, language: str
) -> RecommendationOutcome:
    """What became of it by today. It stays: what was said before is not rewritten."""
    lock(recommendation)
    permit(can_follow(by, recommendation))
    check_texts({"words": words})
    recommendation.state = state
    recommendation.save(update_fields=["state"])
    record("recommendation.followed", actor=by, subject=recommendation, state=str(state.value))
    return RecommendationOutcome.objects.create(
        recommendation=recommendation, by=by, state=state, words=words, language=language, on=days.today()
    )
