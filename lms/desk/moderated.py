"""What is decided on the desk itself: whether an employer is let in, and whether a lost second step goes."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.contracts.desk.moderation import ModeratedKind, WaitingItem, register
from lms.core import days, written
from lms.core.people import Person
from lms.desk.employers import pool_day, state_of, with_state
from lms.desk.frame import name_of
from lms.desk.queries import may_renew_factors, renewals_for
from lms.organisations.models import Organisation
from lms.organisations.pool import is_in_pool
from lms.organisations.queries import employers_to_check
from lms.organisations.rules import vetting_organisation


@register
class EmployersToCheck(ModeratedKind):
    """A partner's coordinator checks an employer for her organisation, once, and nobody twice."""

    key = "employers"
    label = gettext_lazy("Employers to check")
    icon = "people"
    order = 20

    def may_decide(self, person: Person) -> bool:
        return vetting_organisation(person) is not None

    def waiting(self, person: Person) -> list[WaitingItem]:
        """First those for which she is asked as one of the pool."""
        own = vetting_organisation(person)
        found = list(with_state(employers_to_check(person, own))) if own else []
        asked = {each.pk for each in found if self._is_asked(each)} if found and is_in_pool(person) else set()
        return [
            WaitingItem(
                employer.name,
                reverse("desk:vet", args=[employer.uuid]),
                employer.created_at,
                _words(employer, is_asked=employer.pk in asked),
            )
            for employer in sorted(found, key=lambda each: each.pk not in asked)
        ]

    @staticmethod
    def _is_asked(employer: Organisation) -> bool:
        day = pool_day(employer)
        return day is not None and day <= days.today()


def _words(employer: Organisation, *, is_asked: bool) -> str:
    state = state_of(employer)
    if is_asked:
        return _("You are asked as one of the standing pool: the second check is missing.")
    if state.until:
        return _("To check again by %(day)s.") % {"day": written.day(state.until)}
    return employer.place


@register
class SecondFactorsToRenew(ModeratedKind):
    key = "second_factors"
    label = gettext_lazy("Second steps that were lost")
    icon = "phone"
    order = 10

    def may_decide(self, person: Person) -> bool:
        return may_renew_factors(person)

    def waiting(self, person: Person) -> list[WaitingItem]:
        return [
            WaitingItem(
                name_of(renewal.person),
                reverse("desk:factor_renewal", args=[renewal.place.organisation.uuid, renewal.place.uuid]),
                renewal.proposed_at,
                _("%(name)s proposed it.") % {"name": name_of(renewal.proposed_by)},
            )
            for renewal in renewals_for(person)
            if not renewal.is_hers
        ]
