"""Agreements on an employer's first page: for who signs or works beside somebody."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.placements.enums import Party
from employers.placements.models import Placement
from employers.placements.queries import has_begun, is_signed, shown_to
from employers.portfolios.front import FrontRow, Part, register
from lms.core.people import Person
from lms.organisations.duties import Duty
from lms.organisations.queries import employer_organisation_ids


@register
class Agreements(Part):
    key, title, everything, icon = "agreements", gettext_lazy("Agreements"), "places_employer:list", "pen"
    order = 20

    def rows(self, *, person: Person) -> Sequence[FrontRow] | None:
        found = (
            shown_to(person).prefetch_related("agreements__signatures", "assessments").order_by("reference")
        )
        signing = set(employer_organisation_ids(person, Duty(Duty.SIGNS)))
        return [_row(placement, person, signing) for placement in found] or None


def _row(placement: Placement, person: Person, signing: set[int]) -> FrontRow:
    return FrontRow(
        title=_("Internship agreement"),
        url=reverse("places_employer:place", args=[placement.uuid]),
        reference=placement.reference,
        verb=_next(placement, person, signing),
    )


def _next(placement: Placement, person: Person, signing: set[int]) -> str:
    """Her signature; then, once it has begun, a first look by the tutor."""
    newest = placement.agreements.all()[0]
    given = {signature.party for signature in newest.signatures.all()}
    signs = newest.signatory_id == person.pk and placement.organisation_id in signing
    is_tutor = newest.tutor_id == person.pk
    if (signs and Party.SIGNATORY not in given) or (is_tutor and Party.TUTOR not in given):
        return _("Read and sign")
    if is_tutor and is_signed(newest) and has_begun(newest) and not placement.assessments.all():
        return _("Write about the work")
    return ""
