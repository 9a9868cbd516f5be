"""Practices, recommendations and round tables, as they are asked for in tests."""

from itertools import count

from django.utils import timezone

from lms.core import days
from lms.network.practices.actions import refresh_index
from lms.network.practices.enums import Check, Criterion
from lms.network.practices.models import Practice, PracticeResult, PracticeReview, PracticeTheme
from lms.network.recommendations.models import Recommendation, RecommendationAudience
from lms.network.tables.models import (
    RoundTable,
    TableAnswer,
    TableMinutes,
    TableParty,
    TableQuestion,
    TableSeat,
)
from tests.factories.people import make_organisation

_number = count(1)
TEXTS = ("problem", "who_for", "done", "failed", "resources", "transferability")


def make_practice(*, themes=("work",), evidence=("counted",), **facts) -> Practice:
    """A draft that says all that is asked of it."""
    practice = Practice.objects.create(
        **{
            "organisation": facts.pop("organisation", None) or make_organisation(),
            "told_by": "Open Shore",
            "language": "en",
            "title": f"Practice {next(_number)}",
            "summary": "Somebody does something.",
            "country": "IT",
            **{name: f"The {name}." for name in TEXTS},
        }
        | facts
    )
    PracticeTheme.objects.bulk_create([PracticeTheme(practice=practice, theme=theme) for theme in themes])
    PracticeResult.objects.bulk_create(
        [
            PracticeResult(practice=practice, evidence=kind, figure=f"{place} of 10", words="came back")
            for place, kind in enumerate(evidence, start=1)
        ]
    )
    refresh_index(practice)
    return practice


def make_public(**facts) -> Practice:
    """One that two have read, and everybody reads."""
    today = days.today()
    practice = make_practice(
        **{
            "stage": "published",
            "round": 1,
            "version": 1,
            "serial": next(_number),
            "published_on": today,
            "checked_on": today,
            "check_by": days.months_after(today, 24),
        }
        | facts
    )
    for name in ("Ergasia", "Puente"):
        make_review(practice, on_behalf_of=make_organisation(name))
    return practice


def findings(finding="well", **more) -> dict:
    return {
        str(each): {"finding": more.get(each, finding), "because": f"It is {each}."}
        for each in Criterion.values
    }


def make_review(practice, **facts) -> PracticeReview:
    return PracticeReview.objects.create(
        **{
            "practice": practice,
            "round": practice.round,
            "verdict": "publish",
            "findings": findings(),
            "checks": Check.values,
        }
        | facts
    )


def make_recommendation(*practices, audiences=("towns",), **facts) -> Recommendation:
    recommendation = Recommendation.objects.create(
        **{
            "owner": facts.pop("owner", None) or make_organisation(),
            "told_by": "Open Shore",
            "language": "en",
            "title": f"Do this {next(_number)}",
            "summary": "Because it helps.",
            "serial": next(_number),
            "is_published": True,
            "published_on": days.today(),
        }
        | facts
    )
    recommendation.practices.set(practices)
    RecommendationAudience.objects.bulk_create(
        [RecommendationAudience(recommendation=recommendation, audience=each) for each in audiences]
    )
    return recommendation


def make_table(*, questions=("How long is the first day?",), **facts) -> RoundTable:
    """One that is open; its own organisation is invited."""
    organisation = facts.pop("organisation", None) or make_organisation()
    table = RoundTable.objects.create(
        **{
            "organisation": organisation,
            "told_by": "Open Shore",
            "language": "en",
            "title": f"Table {next(_number)}",
            "summary": "What a first week is like.",
            "until": days.in_days(20),
            "stage": "open",
            "serial": next(_number),
            "opened_on": days.today(),
        }
        | facts
    )
    for position, words in enumerate(questions, start=1):
        TableQuestion.objects.create(table=table, position=position, words=words)
    make_party(table, organisation=organisation)
    return table


def make_party(table, **facts) -> TableParty:
    return TableParty.objects.create(**{"table": table, "side": "service", "country": "IT"} | facts)


def make_seat(party, person, *, reads=("en",)) -> TableSeat:
    """Somebody who has agreed to how people talk there."""
    return TableSeat.objects.create(party=party, person=person, agreed_at=timezone.now(), reads=list(reads))


def make_answer(table, party, *, position=1, **facts) -> TableAnswer:
    question = table.questions.get(position=position)
    return TableAnswer.objects.create(
        **{"question": question, "party": party, "language": "en", "text": "Four hours."} | facts
    )


def make_minutes(table, *attended, **facts) -> TableMinutes:
    minutes = TableMinutes.objects.create(
        **{"table": table, "held_on": days.today(), "language": "en", "text": "We met."} | facts
    )
    minutes.attended.set(attended)
    return minutes
