"""Conversations on an employer's first page."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.contact.firm_rows import TalkRow, talk_rows
from employers.portfolios.front import FrontRow, Part, register
from lms.core.people import Person


@register
class Talks(Part):
    key, title, everything, icon = "talks", gettext_lazy("Conversations"), "employers_contact:list", "people"
    order = 10

    def rows(self, *, person: Person) -> Sequence[FrontRow]:
        return [_row(talk) for talk in talk_rows(person)]


def _row(talk: TalkRow) -> FrontRow:
    """Somebody waits for an answer, or wrote something that was not read."""
    verb = _("Read and answer") if talk.answer_by else _("Read it") if talk.new else ""
    return FrontRow(title=talk.title, url=talk.url, reference=talk.reference, verb=verb, by=talk.answer_by)
