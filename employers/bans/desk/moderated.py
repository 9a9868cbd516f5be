"""Employers that are here and are, or may be, a firm that is kept away, in the queue of those who decide."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from employers.bans.queries import matches_of_employers
from employers.bans.rules import can_compare, can_read_bans
from lms.contracts.desk.moderation import ModeratedKind, WaitingItem, register
from lms.core.people import Person
from lms.organisations.queries import employers


@register
class EmployersKeptAway(ModeratedKind):
    """It waits until it is closed, or until enough have found that it is a different firm."""

    key = "employers_kept_away"
    label = gettext_lazy("Employers close to a firm that is kept away")
    icon = "attention"
    order = 8

    def may_decide(self, person: Person) -> bool:
        return can_read_bans(person)

    def waiting(self, person: Person) -> list[WaitingItem]:
        found = matches_of_employers(employers().filter(is_closed=False).order_by("name"))
        return [
            WaitingItem(
                place.name,
                reverse("bans_desk:ban", args=[match.ban.uuid]),
                match.ban.placed_at,
                match.ban.name,
            )
            for place, match in sorted(found, key=lambda pair: pair[1].ban.placed_at)
            if match.stops and (match.is_same or can_compare(person, match))
        ]
