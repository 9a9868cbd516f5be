"""Which round tables there are for whom, and what is read of them."""

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from lms.core.people import Person
from lms.network.practices.rules import own_organisations
from lms.network.recommendations.queries import public as public_recommendations
from lms.network.tables.enums import MinutesStage, Stage
from lms.network.tables.models import (
    MinutesAmendment,
    RoundTable,
    TableAnswer,
    TableDecision,
    TableMinutes,
    TableParty,
    TableQuestion,
    TableSeat,
)

#: So many answers are read on a page.
ANSWERS_ON_A_PAGE = 10


def public() -> QuerySet[RoundTable]:
    """Whose report everybody can read, the newest first."""
    rows = RoundTable.objects.filter(stage=Stage.REPORTED)
    return rows.order_by(F("report_on").desc(nulls_last=True), "-pk")


def seats_of(person: Person) -> QuerySet[TableSeat]:
    """Those that still hold: of a partner as long as somebody works there."""
    mine = [each.pk for each in own_organisations(person)]
    still = Q(party__organisation=None) | Q(party__organisation__in=mine)
    return TableSeat.objects.filter(still, person=person.pk, party__ended_at=None)


def has_seat_from_outside(person: Person) -> bool:
    """Whether somebody was invited with an account of her own, for a firm or an office."""
    rows = TableSeat.objects.filter(person=person.pk, party__organisation=None, party__ended_at=None)
    return rows.exists()


def tables_for(person: Person) -> QuerySet[RoundTable]:
    """Those that somebody moderates, sits at or is invited to."""
    mine = [each.pk for each in own_organisations(person)]
    of_it = TableParty.objects.filter(table=OuterRef("pk"), ended_at=None)
    invited = Exists(of_it.filter(organisation__in=mine)) & ~Q(stage=Stage.DRAFT)
    seated = Exists(seats_of(person).filter(party__table=OuterRef("pk"))) & ~Q(stage=Stage.DRAFT)
    return RoundTable.objects.filter(Q(organisation__in=mine) | Q(invited) | Q(seated))


def seat_at(table: RoundTable, person: Person) -> TableSeat | None:
    found = seats_of(person).filter(party__table=table).select_related("party__table")
    return found.order_by("pk").first()


def invitation_of(table: RoundTable, person: Person) -> TableParty | None:
    """As what somebody can sit down who does not sit there yet."""
    mine = [each.pk for each in own_organisations(person)]
    return table.parties.filter(organisation__in=mine, ended_at=None).select_related("table").first()


def questions_of(table: RoundTable) -> QuerySet[TableQuestion]:
    """With how many answers are read there."""
    read = Count("answers", filter=Q(answers__stopped_at=None, answers__is_away=False))
    return table.questions.annotate(count=read).order_by("position")


def answers_to(question: TableQuestion) -> QuerySet[TableAnswer]:
    """As they were put on the table, with what was translated; without what was taken away."""
    rows = question.answers.filter(stopped_at=None, is_away=False)
    return rows.select_related("party").prefetch_related("words").order_by("pk")


def decisions_of(table: RoundTable) -> QuerySet[TableDecision]:
    """With the recommendations they led to that everybody can read."""
    shown = Prefetch(
        "recommendation", queryset=public_recommendations().order_by("pk").prefetch_related("words")
    )
    return table.decisions.prefetch_related(shown).order_by("position", "pk")


def minutes_of(table: RoundTable) -> QuerySet[TableMinutes]:
    amendments = MinutesAmendment.objects.select_related("party").order_by("pk")
    return table.minutes.prefetch_related("attended", Prefetch("amendments", amendments)).order_by(
        "held_on", "pk"
    )


def readable_minutes(table: RoundTable, *, moderates: bool) -> QuerySet[TableMinutes]:
    """What is still being written is read by who moderates alone."""
    rows = minutes_of(table)
    return rows if moderates else rows.exclude(stage=MinutesStage.DRAFT)


def with_words(tables: QuerySet[RoundTable]) -> QuerySet[RoundTable]:
    return tables.prefetch_related("words")


def decided_for(recommendation_id: int) -> QuerySet[TableDecision]:
    """The decisions of reported tables that led to a recommendation."""
    rows = TableDecision.objects.filter(recommendation=recommendation_id, table__stage=Stage.REPORTED)
    return rows.select_related("table").prefetch_related("table__words").order_by("pk")
