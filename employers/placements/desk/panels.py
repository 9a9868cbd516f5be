"""Places of hers on her page of the desk: for whoever accompanies her."""

from dataclasses import dataclass

from django.db.models import Exists
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from employers.placements.models import Placement
from employers.placements.queries import is_signed
from employers.vacancies.enums import Kind
from lms.accounts.models import Profile
from lms.contracts.desk.panels import ASIDE, PanelContent, PersonPanel, register
from lms.organisations.models import SupportAssignment
from lms.organisations.standing_in import by_or_for


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceOfHer:
    employer: str
    words: str
    url: str


@register
class PlacesPanel(PersonPanel):
    key = "places"
    template = "employers/placements/desk/panel.html"
    column = ASIDE
    order = 12

    def content(self, *, request: HttpRequest, learner: Profile) -> PanelContent | None:
        accompanied = SupportAssignment.objects.filter(
            by_or_for(request.user.pk), learner=learner.user_id, ended_at=None
        )
        found = Placement.objects.filter(Exists(accompanied), person=learner.user_id).select_related(
            "organisation"
        )
        rows = [place_row(row, learner) for row in found.prefetch_related("agreements__signatures")]
        return PanelContent({"rows": rows}) if rows else None


def place_row(placement: Placement, learner: Profile) -> PlaceOfHer:
    return PlaceOfHer(
        employer=placement.organisation.name,
        words=in_words(placement),
        url=reverse("places_desk:place", args=[learner.uuid, placement.uuid]),
    )


def in_words(placement: Placement) -> str:
    """How far it has come, as far as it is an adviser's business."""
    newest = next(iter(placement.agreements.all()), None)
    if placement.kind != Kind.INTERNSHIP:
        return str(Kind(placement.kind).label)
    if newest is None:
        return _("No agreement yet")
    if is_signed(newest):
        return _("Signed by all")
    return _("%(count)d of 4 have signed") % {"count": len(newest.signatures.all())}
