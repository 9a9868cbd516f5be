"""What contact shows on the pages of vacancies: her button, the way to what she follows, and an employer's
question.
"""

from typing import Any

from django.http import HttpRequest

from employers.contact.models import Interest
from employers.contact.rules import can_begin, takes_interest
from employers.contact.shown import state_in_words
from employers.vacancies.slots import Panel, Where, register
from lms.contracts.desk.panels import PanelContent


def _open_interest(request: HttpRequest, vacancy: Any) -> Interest | None:
    return (
        Interest.objects.filter(person=request.user.pk, vacancy=vacancy, ended_at=None)
        .select_related("vacancy__organisation", "share", "coach")
        .first()
    )


@register
class HerButton(Panel):
    """*I am interested*; once she is, the way to how far it has come."""

    key, place, template, order = "interest", Where.THUMB, "employers/contact/at_thumb.html", 10

    def content(self, *, request: HttpRequest, about: Any) -> PanelContent | None:
        interest = _open_interest(request, about)
        if interest is None and not can_begin(request.user, about):
            return None
        return PanelContent({"interest": interest, "vacancy": about})


@register
class HowFar(Panel):
    """Where her interest stands, in the words of the page about it."""

    key, place, template, order = "interest_state", Where.HERS, "employers/contact/how_far.html", 10

    def content(self, *, request: HttpRequest, about: Any) -> PanelContent | None:
        interest = _open_interest(request, about)
        return PanelContent({"interest": interest, "state": state_in_words(interest)}) if interest else None


@register
class Followed(Panel):
    """A row of her list: what she is interested in, and what she is asked."""

    key, place, template, order = "work_followed", Where.LIST, "employers/contact/followed.html", 10

    def content(self, *, request: HttpRequest, about: Any) -> PanelContent:
        return PanelContent({})


@register
class PleaseAsk(Panel):
    """On an employer's page of an open vacancy: whether somebody wants it is asked for it, by us."""

    key, place, template, order = "enquire", Where.OWN, "employers/contact/please_ask.html", 10

    def content(self, *, request: HttpRequest, about: Any) -> PanelContent | None:
        if about is None or about.pk is None or not takes_interest(about):
            return None
        return PanelContent({"vacancy": about})
