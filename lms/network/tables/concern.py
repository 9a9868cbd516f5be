"""Something is wrong with what was said at a round table: a coordinator can take it away at once."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from lms.concerns.kinds import ConcernKind, Thing, register
from lms.core.people import Person
from lms.network.tables.models import TableAnswer
from lms.network.tables.queries import tables_for
from lms.organisations.models import Organisation

TITLE_WORDS = 12


class TableAnswerConcern(ConcernKind):
    key = "table_answer"
    label = _("Something that was said at a round table")
    faces = ("programme",)
    stop_words = _("Take it from the table now")
    stop_hint = _(
        "If you take it away, nobody at the table reads it from this moment on. It can come back when both of"
        " you have looked into it."
    )

    def thing(self, uuid: UUID, *, person: Person) -> Thing | None:
        """For those who can read it there."""
        if not person.is_authenticated:
            return None
        rows = TableAnswer.objects.filter(uuid=uuid, question__table__in=tables_for(person).order_by())
        row = rows.select_related("question__table").first()
        return Thing(uuid=uuid, title=_short(row.text), back=_page_of(row)) if row else None

    def titles(self, uuids: Collection[UUID]) -> dict[UUID, str]:
        rows = TableAnswer.objects.filter(uuid__in=uuids).values_list("uuid", "text")
        return {uuid: _short(text) for uuid, text in rows}

    def known_to(self, uuid: UUID) -> Iterable[Organisation]:
        """Who moderates the table."""
        tables = TableAnswer.objects.filter(uuid=uuid).values("question__table__organisation")
        return Organisation.objects.filter(pk__in=tables)

    def is_stopped(self, uuid: UUID) -> bool:
        return TableAnswer.objects.filter(uuid=uuid, stopped_at__isnull=False).exists()

    def stop(self, uuid: UUID, *, by: Person, reason: str) -> None:
        TableAnswer.objects.filter(uuid=uuid, stopped_at=None).update(stopped_at=timezone.now())

    def open_again(self, uuid: UUID, *, by: Person) -> None:
        TableAnswer.objects.filter(uuid=uuid).update(stopped_at=None)

    def end(self, uuid: UUID, *, by: Person) -> None:
        TableAnswer.objects.filter(uuid=uuid).update(stopped_at=None, is_away=True)


def _short(text: str) -> str:
    return Truncator(text).words(TITLE_WORDS)


def _page_of(row: TableAnswer) -> str:
    try:
        return reverse("network_desk:table_question", args=[row.question.table.uuid, row.question.position])
    except NoReverseMatch:
        return "/"


register(TableAnswerConcern())
