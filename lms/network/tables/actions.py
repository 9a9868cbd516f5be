"""What is done to a round table: it is prepared, opened, answered, decided, and ends with a report."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from lms.audit.actions import record
from lms.core import days
from lms.core.locking import lock, one_at_a_time
from lms.core.people import Person
from lms.core.permissions import permit
from lms.network.practices.telling import check_texts
from lms.network.tables.enums import MinutesStage, Side, Stage
from lms.network.tables.models import (
    SHORT,
    RoundTable,
    RoundTableWords,
    TableAnswer,
    TableAnswerWords,
    TableDecision,
    TableParty,
    TableQuestion,
    TableSeat,
)
from lms.network.tables.rules import (
    can_answer,
    can_begin,
    can_check_words,
    can_open,
    can_prepare,
    can_report,
    can_translate_answer,
    moderates,
)
from lms.organisations.models import Organisation

COLUMNS = ("told_by", "language", "title", "summary", "so_far", "until")


@transaction.atomic
def begin(
    organisation: Organisation, *, by: Person, values: Mapping[str, Any], questions: Sequence[str]
) -> RoundTable:
    """Nobody else reads it yet. Its own organisation is the first that is invited."""
    permit(can_begin(by, organisation))
    table = RoundTable(organisation=organisation)
    _put(table, values)
    table.save(force_insert=True)
    _ask(table, questions)
    country = organisation.country or "IT"
    TableParty.objects.create(
        table=table, side=Side.SERVICE, country=country, organisation=organisation, called=table.told_by
    )
    record("table.begun", actor=by, subject=table)
    return table


@transaction.atomic
def change(table: RoundTable, *, by: Person, values: Mapping[str, Any], questions: Sequence[str]) -> None:
    lock(table)
    permit(can_prepare(by, table))
    _put(table, values)
    table.save(update_fields=COLUMNS)
    table.words.filter(language=table.language).delete()
    _ask(table, questions)


def _put(table: RoundTable, values: Mapping[str, Any]) -> None:
    check_texts({name: values[name] for name in (*SHORT, "told_by")})
    for name in COLUMNS:
        setattr(table, name, values[name])


def _ask(table: RoundTable, questions: Sequence[str]) -> None:
    """Put in other words a question keeps its answers; one that has any is not taken away."""
    check_texts({"questions": "\n".join(questions)})
    there = list(table.questions.order_by("position"))
    for position, words in enumerate(questions, start=1):
        if position <= len(there):
            TableQuestion.objects.filter(pk=there[position - 1].pk).update(words=words)
        else:
            TableQuestion.objects.create(table=table, position=position, words=words)
    gone = table.questions.filter(position__gt=len(questions))
    if TableAnswer.objects.filter(question__in=gone).exists():
        raise ValidationError({"questions": _("A question that was answered cannot be taken away.")})
    gone.delete()


@transaction.atomic
def translate(table: RoundTable, language: str, *, by: Person, values: Mapping[str, str]) -> None:
    """What it says in short, in one more language. Where all is empty, it is not said there."""
    lock(table)
    permit(moderates(by, table))
    check_texts(values)
    table.words.filter(language=language).delete()
    if any(values.values()):
        RoundTableWords.objects.create(table=table, language=language, **values)


@transaction.atomic
def open_table(table: RoundTable, *, by: Person) -> None:
    """From now on those who are invited read it and answer."""
    lock(table)
    permit(can_open(by, table))
    if not table.questions.exists():
        raise ValidationError(_("Write at least one question first."))
    if table.serial is None:
        one_at_a_time(RoundTable.objects.filter(serial__isnull=False))
        table.serial = (RoundTable.objects.aggregate(last=Max("serial"))["last"] or 0) + 1
    table.stage, table.opened_on = Stage.OPEN, days.today()
    table.save(update_fields=["serial", "stage", "opened_on"])
    record("table.opened", actor=by, subject=table)


@transaction.atomic
def answer(question: TableQuestion, *, by: Person, seat: TableSeat, language: str, text: str) -> TableAnswer:
    lock(question.table)
    permit(can_answer(by, question, seat))
    check_texts({"text": text})
    return TableAnswer.objects.create(
        question=question, party=seat.party, by=by, language=language, text=text.strip()
    )


@transaction.atomic
def translate_answer(
    said: TableAnswer, language: str, *, by: Person, seat: TableSeat, text: str
) -> TableAnswerWords:
    """Whoever sits there puts it into one more language, or corrects what stands there: then a second one
    reads it anew.
    """
    lock(said)
    permit(can_translate_answer(by, said, seat))
    if language == said.language:
        raise ValidationError({"language": _("It is written in this language.")})
    check_texts({"text": text})
    said.words.filter(language=language).delete()
    return TableAnswerWords.objects.create(answer=said, language=language, text=text.strip(), by=by)


@transaction.atomic
def check_answer_words(words: TableAnswerWords, *, by: Person, seat: TableSeat) -> None:
    """A second one has read it beside what was said, and finds it right."""
    lock(words)
    permit(can_check_words(by, words, seat))
    words.is_checked, words.checked_by = True, by
    words.save(update_fields=["is_checked", "checked_by"])


@transaction.atomic
def decide(table: RoundTable, *, by: Person, values: Mapping[str, Any]) -> TableDecision:
    lock(table)
    permit(can_prepare(by, table))
    check_texts({name: values[name] for name in ("words", "owner")})
    last = table.decisions.aggregate(last=Max("position"))["last"] or 0
    return TableDecision.objects.create(table=table, position=last + 1, **values)


@transaction.atomic
def change_decision(decision: TableDecision, *, by: Person, values: Mapping[str, Any]) -> None:
    """After the report only what became of it: whether it is done, and what it led to."""
    lock(decision)
    permit(moderates(by, decision.table))
    check_texts({name: values[name] for name in ("words", "owner")})
    names = ["done_on", "recommendation"]
    if not decision.table.is_reported:
        names += ["words", "owner", "due"]
    for name in names:
        setattr(decision, name, values[name])
    decision.save(update_fields=names)


@transaction.atomic
def publish_report(table: RoundTable, *, by: Person) -> None:
    """Everybody reads the summary, the decisions and the frozen minutes. Nothing more is said there."""
    lock(table)
    permit(can_report(by, table))
    if not table.so_far.strip():
        raise ValidationError(_("Write the summary first: the report begins with it."))
    if not table.minutes.exists() or table.minutes.exclude(stage=MinutesStage.FROZEN).exists():
        raise ValidationError(_("Freeze the minutes first: everybody reads them in the report."))
    table.stage, table.report_on = Stage.REPORTED, days.today()
    table.save(update_fields=["stage", "report_on"])
    record("table.reported", actor=by, subject=table)
