"""Paper of a learner's record, and of a group's handles and numbers. Kept nowhere, and without a name."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from courses.desk.record import Record
from courses.enrolments.models import Cohort
from lms.accounts.models import CodeCard, Profile
from lms.core import days
from lms.core.conf import conf
from lms.core.people import Person
from lms.core.slots import a_slot
from lms.organisations.queries import learners_for
from lms.printing import pdf

WAIT_SECONDS = 5


@dataclass(frozen=True, slots=True)
class DrawerRow:
    """`number` is that of the card that works now, "" without one."""

    learner: Profile
    number: str


def record_sheet(learner: Profile, record: Record, *, language: str) -> bytes:
    with translation.override(language):
        title = _("What she has done")
    context = {"handle": learner.handle, "record": record, "today": days.today()}
    with a_slot("print", among=conf.prints_at_once, wait=WAIT_SECONDS):
        return pdf.render_pdf("courses/desk/record_sheet.html", context, language=language, title=title)


def drawer_rows(group: Cohort, *, reader: Person) -> list[DrawerRow]:
    """Of open accounts that the reader may see, by handle."""
    taking = group.enrolments.filter(ended_at=None).values("person")
    learners = list(learners_for(reader).filter(user__in=taking, suspended_at=None))
    cards = CodeCard.objects.filter(profile__in=learners, revoked_at=None)
    numbers = dict(cards.values_list("profile", "number"))
    return [DrawerRow(learner, numbers.get(learner.pk, "")) for learner in learners]


def drawer_sheet(group: Cohort, rows: Sequence[DrawerRow], *, language: str) -> bytes:
    with translation.override(language):
        title = _("List for the locked drawer")
    context = {"group": group.name, "rows": rows, "today": days.today()}
    with a_slot("print", among=conf.prints_at_once, wait=WAIT_SECONDS):
        return pdf.render_pdf("courses/desk/drawer_sheet.html", context, language=language, title=title)
