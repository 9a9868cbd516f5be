"""What waits for who works here: practices of others to read, and her own that can go on or grow old."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.contracts.desk.moderation import ModeratedKind, WaitingItem, register
from lms.core import days, written
from lms.core.people import Person
from lms.network.practices.enums import Stage
from lms.network.practices.queries import DUE, OLDEST_FIRST, ours, to_check, to_read
from lms.network.practices.rules import own_organisations

#: So many of a kind are shown; the list has them all.
SHOWN = 50


@register
class PracticesToRead(ModeratedKind):
    key = "practices_to_read"
    label = gettext_lazy("Practices of others to read")
    icon = "eye"
    order = 50
    faces = ("programme",)

    def may_decide(self, person: Person) -> bool:
        return bool(own_organisations(person))

    def waiting(self, person: Person) -> list[WaitingItem]:
        return [
            WaitingItem(
                title=practice.title,
                url=reverse("network_desk:read", args=[practice.uuid]),
                since=practice.handed_in_at,
                words=practice.told_by,
            )
            for practice in to_read(person)[:SHOWN]
        ]


@register
class PracticesToGoOn(ModeratedKind):
    key = "practices_to_go_on"
    label = gettext_lazy("Your practices that two have read")
    icon = "pen"
    order = 51
    faces = ("programme",)

    def may_decide(self, person: Person) -> bool:
        return bool(own_organisations(person))

    def waiting(self, person: Person) -> list[WaitingItem]:
        read = ours(person).filter(Q(stage=Stage.READY) | Q(stage=Stage.REVISION))
        return [
            WaitingItem(
                title=practice.title,
                url=reverse("network_desk:practice", args=[practice.uuid]),
                since=practice.handed_in_at,
                words=str(Stage(practice.stage).label),
            )
            for practice in read.order_by(*OLDEST_FIRST)[:SHOWN]
        ]


@register
class PracticesToCheck(ModeratedKind):
    key = "practices_to_check"
    label = gettext_lazy("Practices to look at again")
    icon = "again"
    order = 52
    faces = ("programme",)

    def may_decide(self, person: Person) -> bool:
        return bool(own_organisations(person))

    def waiting(self, person: Person) -> list[WaitingItem]:
        return [
            WaitingItem(
                title=practice.title,
                url=reverse("network_desk:practice", args=[practice.uuid]),
                since=days.start_of(practice.check_by - DUE) if practice.check_by else None,
                words=_("Found true on %(day)s") % {"day": written.day(practice.checked_on)}
                if practice.checked_on
                else "",
            )
            for practice in to_check(person)[:SHOWN]
        ]
