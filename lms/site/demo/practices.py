"""From demo/content/practices to the collection: 24 invented practices that two have read, 12 recommendations
and a practice that still waits for readers.
"""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from lms.core import days
from lms.network.practices.actions import refresh_index
from lms.network.practices.enums import Check, Criterion, Stage
from lms.network.practices.models import (
    TEXTS,
    Practice,
    PracticeResult,
    PracticeReview,
    PracticeTheme,
    PracticeWords,
)
from lms.network.practices.queries import CHECK_MONTHS
from lms.network.recommendations.models import (
    Recommendation,
    RecommendationAudience,
    RecommendationOutcome,
    RecommendationWords,
)
from lms.organisations.models import Organisation
from lms.site.demo.content import DEMO, SOURCE, read
from lms.site.demo.ids import stable_id

FOLDER = DEMO / "content" / "practices"
#: What the partners are called on this website: the other one knows them under other names.
CALLED = {
    "IT": "Riva Aperta (example)",
    "GR": "Anasa (example)",
    "ES": "Orilla Común (example)",
    "RO": "Puntea (example)",
}
ANSWERS_IN = {"IT": ["it", "en"], "GR": ["el", "en"], "ES": ["es", "en"], "RO": ["ro", "en"]}
FOUND = {"w": "well", "p": "part", "u": "unknown"}
#: Days from one publication to the next, counted back from the day the demo is made.
APART = 23


def load_practices() -> None:
    """After the partners are there."""
    partners = {
        each.country: each
        for each in Organisation.objects.filter(kind=Organisation.Kind.PARTNER).exclude(country="")
    }
    told = read(FOLDER / "practices.toml")
    for number, row in enumerate(told["practices"], start=1):
        practice = _practice(row, partners)
        _publish(practice, row, number, len(told["practices"]), partners)
    for row in told["waiting"]:
        practice = _practice(row, partners)
        practice.stage, practice.round, practice.handed_in_at = Stage.READING, 1, timezone.now()
        practice.save()
    for number, row in enumerate(read(FOLDER / "recommendations.toml")["recommendations"], start=1):
        _recommendation(row, number, partners)


def _practice(row: dict[str, Any], partners: dict[str, Organisation]) -> Practice:
    country = row["country"]
    practice = Practice.objects.create(
        uuid=stable_id("practices", row["id"]),
        organisation=partners[country],
        told_by=CALLED[country],
        language=SOURCE,
        title=row["title"][SOURCE],
        summary=row["summary"][SOURCE],
        place=row["place"],
        country=country,
        since=row["since"],
        answers_in=ANSWERS_IN[country],
        is_example=True,
        **{name: row[name] for name in TEXTS},
    )
    PracticeTheme.objects.bulk_create(
        [PracticeTheme(practice=practice, theme=each) for each in row["themes"]]
    )
    PracticeResult.objects.bulk_create(
        [
            PracticeResult(
                practice=practice, evidence=kind, figure=figure, words=words, known=known, position=position
            )
            for position, (kind, figure, words, known) in enumerate(row["results"])
        ]
    )
    PracticeWords.objects.bulk_create(
        [
            PracticeWords(practice=practice, language=code, title=title, summary=row["summary"][code])
            for code, title in row["title"].items()
            if code != SOURCE
        ]
    )
    refresh_index(practice)
    return practice


def _publish(
    practice: Practice, row: dict[str, Any], number: int, of: int, partners: dict[str, Organisation]
) -> None:
    practice.stage, practice.round, practice.version, practice.serial = Stage.PUBLISHED, 1, 1, number
    published = days.in_days(-10 - APART * (of - number))
    practice.published_on = practice.checked_on = published
    if "checked" in row:  # some months ago, and nobody looked since
        practice.published_on = practice.checked_on = days.months_after(days.today(), row["checked"])
    practice.check_by = days.months_after(practice.checked_on, CHECK_MONTHS)
    practice.save()
    readers = [each for code, each in sorted(partners.items()) if code != practice.country][:2]
    for reader, careful in zip(readers, (False, True), strict=False):
        PracticeReview.objects.create(
            practice=practice,
            round=1,
            on_behalf_of=reader,
            verdict="publish",
            findings={
                str(each): _found(row["found"][str(each)], told=not careful) for each in Criterion.values
            },
            checks=Check.values,
            given_at=timezone.now() - timedelta(days=12 + APART * (of - number)),
        )


def _found(said: str, *, told: bool) -> dict[str, str]:
    """One of the two says why."""
    finding, _bar, because = said.partition("|")
    return {"finding": FOUND[finding], "because": because if told else "", "language": SOURCE}


def _recommendation(row: dict[str, Any], number: int, partners: dict[str, Organisation]) -> None:
    made = Recommendation.objects.create(
        uuid=stable_id("recommendations", row["id"]),
        owner=partners[row["country"]],
        told_by=CALLED[row["country"]],
        language=SOURCE,
        title=row["title"][SOURCE],
        summary=row["summary"][SOURCE],
        is_example=True,
        serial=number,
        published_on=days.in_days(-210 + number * 10),
        is_published=True,
        state=row["became"][-1][0] if row["became"] else "open",
    )
    made.practices.set(
        Practice.objects.filter(uuid__in=[stable_id("practices", each) for each in row["practices"]])
    )
    RecommendationAudience.objects.bulk_create(
        [RecommendationAudience(recommendation=made, audience=each) for each in row["audiences"]]
    )
    RecommendationWords.objects.bulk_create(
        [
            RecommendationWords(recommendation=made, language=code, title=title, summary=row["summary"][code])
            for code, title in row["title"].items()
            if code != SOURCE
        ]
    )
    RecommendationOutcome.objects.bulk_create(
        [
            RecommendationOutcome(
                recommendation=made, state=state, words=words, language=SOURCE, on=days.in_days(-ago)
            )
            for state, ago, words in row["became"]
        ]
    )
