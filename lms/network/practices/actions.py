"""What is done to a practice. Each action writes down who did it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.audit.actions import record
from lms.core import days
from lms.core.alike import folded
from lms.core.locking import lock, one_at_a_time
from lms.core.people import Person
from lms.core.permissions import permit
from lms.network.practices.enums import Check, Did, Evidence, Stage, Verdict
from lms.network.practices.models import (
    SHORT,
    TEXTS,
    Practice,
    PracticeResult,
    PracticeReview,
    PracticeStep,
    PracticeTheme,
    PracticeWords,
)
from lms.network.practices.queries import CHECK_MONTHS
from lms.network.practices.rules import (
    READERS,
    can_change,
    can_check,
    can_hand_in,
    can_publish,
    can_take_back,
    can_translate,
    can_write_for,
    reading_for,
)
from lms.network.practices.telling import check_texts
from lms.network.said import everything
from lms.organisations.models import Organisation

COLUMNS = (*SHORT, *TEXTS, "told_by", "language", "place", "country", "since", "answers_in", "contact")
FOUND_TRUE = ("checked_on", "check_by")
#: Without these nobody from elsewhere can judge it.
NEEDED = ("problem", "who_for", "done", "failed", "resources", "transferability")


@dataclass(frozen=True, slots=True)
class Result:
    evidence: Evidence
    figure: str
    words: str
    known: str = ""


@transaction.atomic
def write_practice(
    organisation: Organisation,
    *,
    by: Person,
    values: Mapping[str, Any],
    themes: Sequence[str],
    results: Sequence[Result],
) -> Practice:
    """A draft: nobody outside the organisation reads it."""
    permit(can_write_for(by, organisation))
    practice = Practice(organisation=organisation)
    _put(practice, values)
    practice.save(force_insert=True)
    _write_rows(practice, themes, results)
    _note(practice, Did(Did.WRITTEN), by=by)
    return practice


@transaction.atomic
def change_practice(
    practice: Practice,
    *,
    by: Person,
    values: Mapping[str, Any],
    themes: Sequence[str],
    results: Sequence[Result],
) -> None:
    lock(practice)
    permit(can_change(by, practice))
    _put(practice, values)
    practice.save(update_fields=[*COLUMNS, "changed_at"])
    _write_rows(practice, themes, results)
    _note(practice, Did(Did.CHANGED), by=by)


def _put(practice: Practice, values: Mapping[str, Any]) -> None:
    check_texts({name: values[name] for name in (*SHORT, *TEXTS, "told_by", "place")})
    for name in COLUMNS:
        setattr(practice, name, values[name])
    practice.changed_at = timezone.now()


def _write_rows(practice: Practice, themes: Sequence[str], results: Sequence[Result]) -> None:
    practice.themes.all().delete()
    PracticeTheme.objects.bulk_create(PracticeTheme(practice=practice, theme=theme) for theme in themes)
    practice.results.all().delete()
    PracticeResult.objects.bulk_create(
        PracticeResult(
            practice=practice,
            evidence=each.evidence,
            figure=each.figure,
            words=each.words,
            known=each.known,
            position=position,
        )
        for position, each in enumerate(results)
    )
    practice.words.filter(language=practice.language).delete()
    refresh_index(practice)


@transaction.atomic
def translate(practice: Practice, language: str, *, by: Person, title: str, summary: str) -> None:
    """What it says in short, in one more language. Where both are empty, it is not said there."""
    lock(practice)
    permit(can_translate(by, practice))
    check_texts({"title": title, "summary": summary})
    practice.words.filter(language=language).delete()
    if title or summary:
        said = {"title": title, "summary": summary}
        PracticeWords.objects.create(practice=practice, language=language, **said)
    practice.changed_at = timezone.now()
    practice.save(update_fields=["changed_at"])
    refresh_index(practice)


def refresh_index(practice: Practice) -> None:
    """Its words as they are looked for: of all languages, without accents."""
    texts = everything(practice, (*SHORT, *TEXTS, "told_by", "place"))
    texts += [f"{each.figure} {each.words}" for each in practice.results.all()]
    practice.index = folded("\n".join(texts))
    Practice.objects.filter(pk=practice.pk).update(index=practice.index)


@transaction.atomic
def hand_in(practice: Practice, *, by: Person) -> None:
    """Two from other organisations read it now; until they have, nobody changes it."""
    lock(practice)
    permit(can_hand_in(by, practice))
    if missing(practice):
        raise ValidationError(_("Something is missing before others can read it: see the list above."))
    practice.stage = Stage.READING
    practice.round += 1
    practice.handed_in_at = timezone.now()
    practice.save(update_fields=["stage", "round", "handed_in_at"])
    _note(practice, Did(Did.HANDED_IN), by=by)
    record("practice.handed_in", actor=by, subject=practice)


def missing(practice: Practice) -> list[str]:
    """The names of what it does not say yet."""
    gone = [name for name in NEEDED if not getattr(practice, name).strip()]
    gone += ["themes"] if not practice.themes.exists() else []
    return gone + (["results"] if not practice.results.exists() else [])


@transaction.atomic
def give_review(
    practice: Practice,
    *,
    by: Person,
    findings: Mapping[str, Mapping[str, str]],
    checks: Sequence[str],
    verdict: Verdict,
    language: str,
    words: str = "",
) -> PracticeReview:
    """What somebody from elsewhere found, written in this language. With the second one it is ready, or goes
    back.
    """
    lock(practice)
    organisation = permit(reading_for(by, practice))
    if verdict == Verdict.PUBLISH and set(checks) != set(Check.values):
        raise ValidationError({"checks": _("Everybody can read it only when all of this is so.")})
    if verdict == Verdict.REVISE and not words.strip():
        raise ValidationError({"words": _("Say what has to be changed.")})
    check_texts({"words": words, **{f"because_{key}": each["because"] for key, each in findings.items()}})
    review = PracticeReview.objects.create(
        practice=practice,
        round=practice.round,
        reader=by,
        on_behalf_of=organisation,
        verdict=verdict,
        words=words,
        findings={key: {**each, "language": language} for key, each in findings.items()},
        checks=list(checks),
    )
    _note(practice, Did(Did.READ), by=by)
    record("practice.read", actor=by, subject=practice, verdict=str(verdict.value))
    _settle(practice)
    return review


def _settle(practice: Practice) -> None:
    given = practice.reviews.filter(round=practice.round).values_list("verdict", flat=True)
    if len(given) < READERS:
        return
    practice.stage = Stage.READY if set(given) == {Verdict.PUBLISH} else Stage.REVISION
    practice.save(update_fields=["stage"])


@transaction.atomic
def publish(practice: Practice, *, by: Person) -> None:
    """Everybody can read it from now on, at an address that stays."""
    lock(practice)
    permit(can_publish(by, practice))
    today = days.today()
    if practice.serial is None:
        one_at_a_time(Practice.objects.filter(serial__isnull=False))
        practice.serial = (Practice.objects.aggregate(last=Max("serial"))["last"] or 0) + 1
        practice.published_on = today
    practice.stage = Stage.PUBLISHED
    practice.version += 1
    _found_true(practice)
    practice.save(update_fields=["serial", "published_on", "stage", "version", *FOUND_TRUE])
    _note(practice, Did(Did.PUBLISHED), by=by)
    record("practice.published", actor=by, subject=practice, version=practice.version)


@transaction.atomic
def check_again(practice: Practice, *, by: Person, words: str = "") -> None:
    """Somebody who knows has found it true today. `words` say what became of it."""
    lock(practice)
    permit(can_check(by, practice))
    check_texts({"words": words})
    _found_true(practice)
    practice.save(update_fields=[*FOUND_TRUE])
    _note(practice, Did(Did.CHECKED), by=by, words=words)
    record("practice.checked", actor=by, subject=practice)


def _found_true(practice: Practice) -> None:
    practice.checked_on = days.today()
    practice.check_by = days.months_after(practice.checked_on, CHECK_MONTHS)


@transaction.atomic
def take_back(practice: Practice, *, by: Person) -> None:
    """It is written anew. Its address says so until it is published again."""
    lock(practice)
    permit(can_take_back(by, practice))
    practice.stage = Stage.DRAFT
    practice.save(update_fields=["stage"])
    _note(practice, Did(Did.TAKEN_BACK), by=by)
    record("practice.taken_back", actor=by, subject=practice)


def _note(practice: Practice, did: Did, *, by: Person, words: str = "") -> None:
    PracticeStep.objects.create(practice=practice, by=by, did=did, words=words[:300])
