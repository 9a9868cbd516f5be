"""What somebody said is wrong, in the queue of those who look into it: on each face what was said there."""

from django.utils.translation import gettext_lazy

from lms.concerns.desk.views import shown_rows
from lms.concerns.queries import led_by, waiting_for
from lms.contracts.desk.moderation import ModeratedKind, WaitingItem, register
from lms.core import days
from lms.core.people import Person


class Concerns(ModeratedKind):
    """Danger first. What only the other organisation has to look into is not in the queue."""

    label = gettext_lazy("Something is not right")
    icon = "attention"
    order = 5

    def may_decide(self, person: Person) -> bool:
        return bool(led_by(person))

    def waiting(self, person: Person) -> list[WaitingItem]:
        return [
            WaitingItem(title=row.title, url=row.url, since=days.noon_of(row.said_on), words=row.what)
            for row in shown_rows(waiting_for(person, self.faces[0]))
        ]


@register
class ConcernsHere(Concerns):
    key = "concerns"
    faces = ("skills",)


@register
class ConcernsOfThePublic(Concerns):
    key = "concerns_public"
    faces = ("programme",)
