"""She is interested in some work: her coach was promised to answer. Nobody else is told."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from employers.contact.enums import Stage
from employers.contact.models import Interest
from lms.accounts.models import Profile
from lms.contracts.desk.needs import Need, register
from lms.organisations.models import Role, SupportAssignment
from lms.organisations.queries import effective_memberships
from lms.organisations.standing_in import by_or_for


def _waits_for_coach(reader_id: Any) -> Exists:
    advises = effective_memberships().filter(
        person=OuterRef("worker"), role=Role.CASE_WORKER, organisation=OuterRef("organisation")
    )
    accompanied = SupportAssignment.objects.filter(
        Exists(advises), by_or_for(reader_id), learner=OuterRef("person"), ended_at=None
    )
    return Exists(
        Interest.objects.filter(
            Exists(accompanied), person=OuterRef("user"), stage=Stage.INTERESTED, ended_at=None
        )
    )


def _page(learner: Profile) -> str:
    return reverse("coaching:work")


register(
    Need(
        "work_interest",
        _waits_for_coach,
        _("Answer her about work"),
        35,
        words=_("She is interested in some work"),
        icon="portfolio",
        address=_page,
        asks_who=True,
    )
)
