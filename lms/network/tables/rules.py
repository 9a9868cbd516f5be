"""Who moderates a round table, who sits at it, and who may still change what was written."""

from lms.core import days
from lms.core.people import Person
from lms.network.practices.rules import own_organisations
from lms.network.tables.enums import MinutesStage, Stage
from lms.network.tables.models import (
    RoundTable,
    TableAnswer,
    TableAnswerWords,
    TableMinutes,
    TableParty,
    TableQuestion,
    TableSeat,
)
from lms.organisations.models import Organisation, Role

#: Those who were there have so many days for what they want otherwise.
AMEND_DAYS = 7


def begins_for(person: Person) -> list[Organisation]:
    """The partners that somebody coordinates: whoever invites others does it for all of hers."""
    return own_organisations(person, Role(Role.COORDINATOR))


def can_begin(person: Person, organisation: Organisation) -> bool:
    return organisation in begins_for(person)


def moderates(person: Person, table: RoundTable) -> bool:
    return table.organisation_id in {each.pk for each in own_organisations(person)}


def can_prepare(person: Person, table: RoundTable) -> bool:
    """Its title, its questions and its words in other languages, until everybody reads the report."""
    return not table.is_reported and moderates(person, table)


def can_open(person: Person, table: RoundTable) -> bool:
    return table.stage == Stage.DRAFT and moderates(person, table)


def can_report(person: Person, table: RoundTable) -> bool:
    """What everybody reads is published by a coordinator."""
    led = {each.pk for each in begins_for(person)}
    return table.is_open and table.organisation_id in led


def can_sit_down(person: Person, party: TableParty) -> bool:
    """Whoever works for an organisation that is invited takes a seat herself."""
    mine = {each.pk for each in own_organisations(person)}
    return party.ended_at is None and not party.table.is_reported and party.organisation_id in mine


def can_take_seat(person: Person, party: TableParty, held: TableSeat | None) -> bool:
    """The same, and whoever was invited from outside and has her seat already."""
    is_guest = held is not None and party.organisation_id is None and sits_well(person, held)
    return can_sit_down(person, party) or (is_guest and not party.table.is_reported)


def sits_well(person: Person, seat: TableSeat) -> bool:
    """Whether a seat still holds: its party is invited, and she still works for it."""
    party = seat.party
    if party.ended_at is not None or seat.person_id != person.pk:
        return False
    return party.organisation_id is None or party.organisation_id in {
        each.pk for each in own_organisations(person)
    }


def can_speak(person: Person, seat: TableSeat) -> bool:
    return seat.party.table.is_open and seat.agreed_at is not None and sits_well(person, seat)


def can_speak_for(person: Person, seat: TableSeat) -> bool:
    """Whether the report names the organisation is hers to say, and to take back, at any time."""
    return seat.agreed_at is not None and sits_well(person, seat)


def can_answer(person: Person, question: TableQuestion, seat: TableSeat) -> bool:
    return seat.party.table_id == question.table_id and can_speak(person, seat)


def can_translate_answer(person: Person, said: TableAnswer, seat: TableSeat) -> bool:
    """Whoever sits there, whoever said it."""
    return can_answer(person, said.question, seat)


def can_check_words(person: Person, words: TableAnswerWords, seat: TableSeat) -> bool:
    """By another one than who wrote them."""
    is_second = not words.is_checked and words.by_id != person.pk
    return is_second and can_answer(person, words.answer.question, seat)


def can_write_minutes(person: Person, minutes: TableMinutes) -> bool:
    """Until they are frozen; then nobody can."""
    return not minutes.is_frozen and can_prepare(person, minutes.table)


def can_hand_round(person: Person, minutes: TableMinutes) -> bool:
    return minutes.stage == MinutesStage.DRAFT and can_write_minutes(person, minutes)


def can_freeze(person: Person, minutes: TableMinutes) -> bool:
    """When the days of those who were there are over."""
    over = minutes.amend_until is not None and minutes.amend_until < days.today()
    return minutes.stage == MinutesStage.OPEN and over and moderates(person, minutes.table)


def can_amend(person: Person, minutes: TableMinutes, seat: TableSeat) -> bool:
    """Those who were there, in their days."""
    in_time = minutes.amend_until is not None and minutes.amend_until >= days.today()
    there = minutes.attended.filter(pk=seat.party_id).exists()
    return minutes.stage == MinutesStage.OPEN and in_time and there and can_speak_for(person, seat)
