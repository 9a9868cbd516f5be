from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.core import days
from lms.core.people import Person
from lms.core.plain_words import PlainForm
from lms.desk.frame import name_of
from lms.desk.rules import can_stand_in, who_may_stand_in
from lms.organisations.models import DESK_ROLES, Membership
from lms.organisations.queries import coordinated_organisation_ids, current_memberships, effective_memberships


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))


class AwayForm(PlainForm):
    """Whoever asks names who stands in for her; a coordinator also for a colleague.

    A choice is a person in an organisation: somebody may work in two.
    """

    worker = forms.ChoiceField(label=gettext_lazy("Who is away"))
    deputy = forms.ChoiceField(label=gettext_lazy("Who stands in"))
    since = _day(gettext_lazy("First day"))
    until = _day(gettext_lazy("Last day"))

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].initial = days.today()
        own = [each for each in current_memberships(by) if each.role in DESK_ROLES]
        places = {each.organisation_id: each.organisation for each in own}
        team = _team(coordinated_organisation_ids(by))
        self.away = {_key(each): each for each in [*own, *team]}
        could = [row for place in places.values() for row in who_may_stand_in(place, by)]
        self.could = {_key(each): each for each in [*could, *team]}
        for name, found in (("worker", self.away), ("deputy", self.could)):
            self.fields[name].choices = [(key, _called(each, len(places))) for key, each in found.items()]
        if not team:
            del self.fields["worker"]

    @property
    def can_be_sent(self) -> bool:
        return bool(self.could)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        deputy = self.could.get(cleaned.get("deputy", ""))
        if deputy is not None and (worker := self._worker_of(cleaned, deputy)) is None:
            self.add_error("deputy", _("Choose somebody who does the same work in the same organisation."))
        elif deputy is not None:
            cleaned["said"] = worker, deputy.person, deputy.organisation
        return cleaned

    def _worker_of(self, cleaned: dict[str, Any], deputy: Membership) -> Person | None:
        """None where this one cannot stand in for her."""
        asked = cleaned.get("worker") or next(iter(self.away), "")
        there = [each for each in self.away.values() if each.organisation_id == deputy.organisation_id]
        chosen = self.away.get(asked)
        found = next((each for each in there if chosen and each.person_id == chosen.person_id), None)
        if found is None or not can_stand_in(found.person, deputy.person, deputy.organisation):
            return None
        return found.person


def _team(organisations: list[int]) -> list[Membership]:
    """Those who work with learners there, each once."""
    found = effective_memberships().filter(
        organisation__in=organisations, role__in=DESK_ROLES, person__is_active=True
    )
    rows = found.select_related("person", "organisation").order_by("pk")
    return list({_key(each): each for each in rows}.values())


def _key(membership: Membership) -> str:
    return f"{membership.organisation_id}-{membership.person_id}"


def _called(membership: Membership, places: int) -> str:
    name = name_of(membership.person)
    return f"{name} · {membership.organisation.name}" if places > 1 else name
