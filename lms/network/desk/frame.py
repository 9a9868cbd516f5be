from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from lms.core.languages import site_languages
from lms.core.texts import name_here
from lms.desk.frame import DeskMixin
from lms.network.practices.models import Practice
from lms.network.practices.queries import ours, with_all_shown
from lms.network.recommendations.models import Recommendation
from lms.network.recommendations.queries import ours as own_recommendations
from lms.network.recommendations.queries import with_all_shown as all_of_recommendations
from lms.network.tables.models import RoundTable, TableSeat
from lms.network.tables.queries import seat_at, tables_for, with_words
from lms.network.tables.rules import moderates


class PracticeMixin(DeskMixin):
    """A page about a practice of one's own organisation; any other looks as if it were not there."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = with_all_shown(ours(request.user))
        self.practice: Practice = get_object_or_404(found, uuid=kwargs["uuid"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(practice=self.practice, **kwargs)


class RecommendationMixin(DeskMixin):
    """The same, of a recommendation."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = all_of_recommendations(own_recommendations(request.user))
        self.recommendation: Recommendation = get_object_or_404(found, uuid=kwargs["uuid"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(recommendation=self.recommendation, **kwargs)


class TableMixin(DeskMixin):
    """A page about a round table that somebody moderates, sits at or is invited to; any other looks as if it
    were not there. `seat` is None for who has not agreed yet to how people talk there.
    """

    menu_place = "round_tables"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = with_words(tables_for(request.user))
        self.table: RoundTable = get_object_or_404(found, uuid=kwargs["uuid"])
        self.moderates = moderates(request.user, self.table)
        seat = seat_at(self.table, request.user)
        self.held: TableSeat | None = seat
        self.seat = seat if seat and seat.agreed_at else None

    def must_moderate(self) -> None:
        if not self.moderates:
            raise Http404

    def must_read(self) -> None:
        """What was said is read by who moderates, and by those who agreed to how people talk there."""
        if not self.moderates and self.seat is None:
            raise Http404

    def own_seat(self) -> TableSeat:
        if self.seat is None:
            raise Http404
        return self.seat

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            table=self.table,
            table_title=self.table.said("title"),
            moderates=self.moderates,
            seat=self.seat,
            **kwargs,
        )


def other_languages(record: Any) -> list[tuple[str, str, bool]]:
    """Each of the site's but its own: its code, its name, and whether the record says something in it."""
    said = {row.language for row in record.words.all()}
    return [
        (code, name_here(code), code in said) for code, _name in site_languages() if code != record.language
    ]


def language_to_write(record: Any, code: str) -> str:
    if code not in dict(site_languages()) or code == record.language:
        raise Http404
    return code
