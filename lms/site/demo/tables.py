"""From demo/content/practices/tables.toml to two round tables: one that has ended with a report, and one that
is open, at which the coordinators of the partners sit.
"""

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from lms.core import days
from lms.network.meetings.models import TableMeeting
from lms.network.recommendations.models import Recommendation
from lms.network.tables.minutes import fingerprint_of
from lms.network.tables.models import (
    MinutesAmendment,
    RoundTable,
    RoundTableWords,
    TableAnswer,
    TableAnswerWords,
    TableDecision,
    TableMinutes,
    TableParty,
    TableQuestion,
    TableSeat,
)
from lms.organisations.models import Membership, Organisation, Role
from lms.site.demo.content import SOURCE, read
from lms.site.demo.ids import stable_id
from lms.site.demo.practices import CALLED, FOLDER

READS = {"IT": ["it", "en"], "GR": ["el", "en"], "ES": ["es", "en"], "RO": ["ro", "en"]}


def load_tables() -> None:
    """After the partners, their people and the recommendations are there."""
    partners = {
        each.country: each
        for each in Organisation.objects.filter(kind=Organisation.Kind.PARTNER).exclude(country="")
    }
    for number, row in enumerate(read(FOLDER / "tables.toml")["tables"], start=1):
        table = _table(row, number, partners[row["country"]])
        parties = _parties(table, row, partners)
        _answers(table, row, parties)
        _decisions(table, row)
        _minutes(table, row, parties)
        if table.is_open:
            begins_at = days.start_of(days.in_days(9)) + timedelta(hours=14)
            TableMeeting.objects.create(
                table=table, begins_at=begins_at, is_fixed=True, interpreters="Greek, Romanian"
            )


def _table(row: dict[str, Any], number: int, organisation: Organisation) -> RoundTable:
    is_over = row["state"] == "reported"
    table = RoundTable.objects.create(
        uuid=stable_id("tables", row["id"]),
        organisation=organisation,
        told_by=CALLED[row["country"]],
        language=SOURCE,
        until=days.in_days(-40 if is_over else 18),
        is_example=True,
        stage=row["state"],
        serial=number,
        opened_on=days.in_days(-100 if is_over else -21),
        report_on=days.in_days(-30) if is_over else None,
        **{name: row[name][SOURCE] for name in ("title", "summary", "so_far")},
    )
    RoundTableWords.objects.bulk_create(
        RoundTableWords(
            table=table, language=code, title=title, summary=row["summary"][code], so_far=row["so_far"][code]
        )
        for code, title in row["title"].items()
        if code != SOURCE
    )
    TableQuestion.objects.bulk_create(
        TableQuestion(table=table, position=position, words=words)
        for position, words in enumerate(row["questions"], start=1)
    )
    return table


def _parties(
    table: RoundTable, row: dict[str, Any], partners: dict[str, Organisation]
) -> dict[tuple[str, str], TableParty]:
    """Of a country, the first that is no firm is its partner; firms come from outside."""
    found: dict[tuple[str, str], TableParty] = {}
    for side, country, called in row["parties"]:
        organisation = None if side == "employer" else partners[country]
        party = TableParty.objects.create(
            table=table,
            side=side,
            country=country,
            organisation=organisation,
            called=called,
            is_named=bool(called),
        )
        seat = {"party": party, "agreed_at": timezone.now(), "reads": READS[country]}
        TableSeat.objects.create(person=_somebody(table, party), **seat)
        found[side, country] = party
    return found


def _somebody(table: RoundTable, party: TableParty) -> Any:
    """Who coordinates there; for a firm an account that nobody signs in with."""
    if party.organisation is None:
        return get_user_model().objects.create_user(f"table-{table.serial}-{party.country.lower()}")
    leads = Membership.objects.filter(organisation=party.organisation, role=Role.COORDINATOR)
    return leads.select_related("person").order_by("pk")[0].person


def _answers(table: RoundTable, row: dict[str, Any], parties: dict[tuple[str, str], TableParty]) -> None:
    questions = {each.position: each for each in table.questions.all()}
    for ago, (position, side, country, language, text, translated, state) in enumerate(row["answers"]):
        answer = TableAnswer.objects.create(
            question=questions[position],
            party=parties[side, country],
            language=language,
            text=text,
            at=timezone.now() - timedelta(days=14 - ago),
        )
        if translated:
            TableAnswerWords.objects.create(
                answer=answer, language=SOURCE, text=translated, is_checked=state == "checked"
            )


def _decisions(table: RoundTable, row: dict[str, Any]) -> None:
    for position, (words, owner, led_to) in enumerate(row["decisions"], start=1):
        recommendation = Recommendation.objects.filter(uuid=stable_id("recommendations", led_to)).first()
        TableDecision.objects.create(
            table=table,
            position=position,
            words=words,
            owner=owner,
            due=days.in_days(30 * position),
            recommendation=recommendation if led_to else None,
        )


def _minutes(table: RoundTable, row: dict[str, Any], parties: dict[tuple[str, str], TableParty]) -> None:
    is_over = row["state"] == "reported"
    minutes = TableMinutes.objects.create(
        table=table,
        held_on=days.in_days(-60 if is_over else -4),
        language=SOURCE,
        text=row["minutes"].strip(),
        stage="frozen" if is_over else "open",
        amend_until=days.in_days(-52 if is_over else 3),
        frozen_at=timezone.now() - timedelta(days=50) if is_over else None,
    )
    minutes.attended.set(parties.values())
    for side, language, text in row["beside"]:
        party = next(each for key, each in parties.items() if key[0] == side)
        MinutesAmendment.objects.create(
            minutes=minutes, party=party, language=language, text=text, state="beside"
        )
    if is_over:
        minutes.fingerprint = fingerprint_of(minutes)
        minutes.save(update_fields=["fingerprint"])
