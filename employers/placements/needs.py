"""Whom a place asks for something: her adviser, on the day."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from employers.placements.models import FollowUp, Placement
from employers.placements.queries import to_sign_for_body
from employers.vacancies.enums import Kind
from lms.contracts.desk.needs import Need, Urgency, register
from lms.core import days
from lms.desk.queries import spoken_about

GOING, TALK = "work_going", "work_talk"


def _follow_ups(**conditions: Any) -> Any:
    return FollowUp.objects.filter(placement__person=OuterRef("user"), **conditions)


def _going(reader: int) -> Exists:
    """The day has come on which she wanted to be asked, and she has not answered; nobody has spoken."""
    due = _follow_ups(answered_at=None, due_on__lte=days.today(), placement__adviser=reader)
    return Exists(due.exclude(spoken_about(GOING, OuterRef(OuterRef("user")), since=OuterRef("due_on"))))


def _wants_to_talk(reader: int) -> Exists:
    asked = _follow_ups(wants_to_talk=True, placement__adviser=reader)
    spoken = spoken_about(TALK, OuterRef(OuterRef("user")), since=OuterRef("answered_at"))
    return Exists(asked.exclude(spoken))


def _to_write(reader: int) -> Exists:
    """She began a place for an internship, and nothing is written about it yet."""
    mine = Placement.objects.filter(person=OuterRef("user"), adviser=reader, kind=Kind.INTERNSHIP)
    return Exists(mine.filter(agreements=None))


def _to_sign(reader: int) -> Exists:
    """She has signed, and her adviser has not, nor whoever stands in."""
    return Exists(to_sign_for_body(reader).filter(placement__person=OuterRef("user")))


def _page(profile: Any) -> str:
    return reverse("desk:person", args=[profile.uuid])


register(
    Need(
        TALK,
        _wants_to_talk,
        _("Speak with her today"),
        3,
        words=_("She would like to talk about her work"),
        icon="people",
        by_talking=True,
        told=_("Your work"),
        asks_who=True,
    )
)
register(
    Need(
        GOING,
        _going,
        _("Ask her how work is going"),
        6,
        words=_("The day has come on which she wanted to be asked about her work"),
        icon="calendar",
        by_talking=True,
        told=_("How your work is going"),
        asks_who=True,
    )
)
register(
    Need(
        "agreement_to_sign",
        _to_sign,
        _("Read the agreement and sign"),
        7,
        words=_("She has signed an agreement about an internship"),
        icon="pen",
        address=_page,
        asks_who=True,
    )
)
register(
    Need(
        "agreement_to_write",
        _to_write,
        _("Write the agreement with her"),
        8,
        words=_("She begins an internship"),
        icon="pen",
        address=_page,
        urgency=Urgency.NOW,
        asks_who=True,
    )
)
