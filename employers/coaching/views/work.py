"""The desk of those who coach for work: what waits, whom they coach, who stands in."""

from typing import Any

from django.views.generic import TemplateView

from employers.coaching.listing import WorkListing
from employers.coaching.queries.figures import answering, figures
from employers.coaching.queries.waiting import (
    coached_interests,
    ending_shares,
    left_without_answer,
    unsigned_agreements,
    waits_for_coach,
)
from employers.coaching.shown import figure_rows, waiting_rows
from employers.contact.kinds import COACH_MARK
from lms.desk.frame import DeskMixin
from lms.listing.views import ListMixin
from lms.messaging.actions import see_notices
from lms.organisations.models import Organisation
from lms.organisations.standing_in import standing


class WorkView(ListMixin, DeskMixin, TemplateView):
    template_name = "employers/coaching/work.html"
    listing_class = WorkListing

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reader = self.request.user
        see_notices(reader, COACH_MARK)
        met = coached_interests(reader).filter(shared_at__isnull=False).values("vacancy__organisation")
        employers = list(Organisation.objects.filter(pk__in=met).order_by("name"))
        return super().get_context_data(
            **kwargs,
            waiting=waiting_rows(
                waits_for_coach(reader), unsigned_agreements(reader), left_without_answer(reader)
            ),
            ending=ending_shares(reader),
            answering=answering(reader, employers),
            figures=figure_rows(figures()),
            deputies=standing(worker=reader).select_related("deputy"),
            standing_in=standing(deputy=reader).select_related("worker"),
        )
