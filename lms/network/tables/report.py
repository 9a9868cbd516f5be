"""What everybody reads of a round table that has ended: nobody is named who did not say yes."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.core import written
from lms.core.texts import Text, in_a_row
from lms.network.tables.enums import Side
from lms.network.tables.models import RoundTable, TableParty
from lms.network.tables.queries import decisions_of, minutes_of
from lms.network.tables.shown import ShownDecision, ShownMinutes, ShownTable
from lms.printing.kept import public_pdf

SHEET = "lms_network/paper/table_sheet.html"


@dataclass(frozen=True, slots=True)
class Report:
    table: ShownTable
    questions: list[Text]
    decisions: list[ShownDecision]
    minutes: list[ShownMinutes]
    who: str
    named: str


def report_of(table: RoundTable) -> Report:
    """`table` with its words; read anew each time, so a name that is taken back is gone at once."""
    spoke = list(table.parties.filter(seats__agreed_at__isnull=False).order_by("pk").distinct())
    return Report(
        ShownTable(table),
        [Text(each.words, table.language) for each in table.questions.order_by("position")],
        [ShownDecision(row, table.language) for row in decisions_of(table)],
        [ShownMinutes(row) for row in minutes_of(table)],
        _who_sat(spoke),
        in_a_row(party.called for party in spoke if party.is_named and party.called),
    )


def _who_sat(parties: list[TableParty]) -> str:
    """In numbers: "3 services, offices and advisers and 2 employers from 4 countries"."""
    firms = sum(party.side == Side.EMPLOYER for party in parties)
    lands = {party.country for party in parties}
    others = len(parties) - firms
    return _("%(others)s and %(firms)s from %(lands)s: %(named)s.") % {
        "others": ngettext("%(count)d service or office", "%(count)d services and offices", others)
        % {"count": others},
        "firms": ngettext("%(count)d employer", "%(count)d employers", firms) % {"count": firms},
        "lands": ngettext("%(count)d country", "%(count)d countries", len(lands)) % {"count": len(lands)},
        "named": in_a_row(sorted(map(written.country, lands))),
    }


def report_pdf(report: Report, *, language: str) -> bytes:
    """Set once and kept under what stands on it."""
    title = _("Round table no. %(number)s") % {"number": report.table.number}
    return public_pdf(SHEET, {"report": report}, face="programme", language=language, title=title)
