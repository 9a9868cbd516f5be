"""What waits for who works here: practices of others to read, and her own that can go on or grow old."""

import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.contracts.desk.moderation import ModeratedKind, WaitingItem, register
from lms.core import days, written
from lms.core.people import Person
from lms.network.practices.enums import Stage
from lms.network.practices.models import Practice
from lms.network.practices.queries import DUE, OLDEST_FIRST, ours, to_check, to_read
from lms.network.practices.rules import own_organisations

#: So many of a kind are shown; the list has them all.
SHOWN = 50


class OfPractices(ModeratedKind):
    """Those of organisations, for whoever works for one."""

    faces = ("programme",)
    #: The page of one, and which of them this person finds here.
    page: str

    def rows(self, person: Person) -> QuerySet[Practice]:
        raise NotImplementedError

    def since(self, practice: Practice) -> datetime.datetime | None:
        return practice.handed_in_at

    def words(self, practice: Practice) -> str:
        raise NotImplementedError

    def may_decide(self, person: Person) -> bool:
        return bool(own_organisations(person))

    def waiting(self, person: Person) -> list[WaitingItem]:
        return [
            WaitingItem(
                title=practice.title,
                url=reverse(self.page, args=[practice.uuid]),
                since=self.since(practice),
                words=self.words(practice),
            )
            for practice in self.rows(person)[:SHOWN]
        ]


@register
class PracticesToRead(OfPractices):
    key = "practices_to_read"
    label = gettext_lazy("Practices of others to read")
    icon = "eye"
    order = 50
    page = "network_desk:read"

    def rows(self, person: Person) -> QuerySet[Practice]:
        return to_read(person)

    def words(self, practice: Practice) -> str:
        return practice.told_by


@register
class PracticesToGoOn(OfPractices):
    key = "practices_to_go_on"
    label = gettext_lazy("Your practices that two have read")
    icon = "pen"
    order = 51
    page = "network_desk:practice"

    def rows(self, person: Person) -> QuerySet[Practice]:
        return ours(person).filter(stage__in=[Stage.READY, Stage.REVISION]).order_by(*OLDEST_FIRST)

    def words(self, practice: Practice) -> str:
        return str(Stage(practice.stage).label)


@register
class PracticesToCheck(OfPractices):
    key = "practices_to_check"
    label = gettext_lazy("Practices to look at again")
    icon = "again"
    order = 52
    page = "network_desk:practice"

    def rows(self, person: Person) -> QuerySet[Practice]:
        return to_check(person)

    def since(self, practice: Practice) -> datetime.datetime | None:
        return days.start_of(practice.check_by - DUE) if practice.check_by else None

    def words(self, practice: Practice) -> str:
        checked = practice.checked_on
        return _("Found true on %(day)s") % {"day": written.day(checked)} if checked else ""
