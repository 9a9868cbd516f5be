from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from lms.concerns import actions
from lms.concerns.desk.forms import StepForm
from lms.concerns.enums import What
from lms.concerns.models import Concern
from lms.concerns.queries import (
    concerns_for,
    is_looked_into,
    is_stopped,
    kind_of,
    led_by,
    open_for,
    steps_of,
    titles_of,
)
from lms.concerns.rules import can_decide, can_look, can_stop
from lms.concerns.views.telling import Telling
from lms.desk.frame import DeskMixin, name_of
from lms.privacy.registry import days_kept
from lms.safety.faces.one_face import kind_of as face_of
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin

SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernRow:
    """One of a list: what it is about, and what is wrong; `is_danger` stands first."""

    url: str
    title: str
    what: str
    said_on: Any
    times: int
    is_danger: bool


def shown_rows(concerns: QuerySet[Concern]) -> list[ConcernRow]:
    found = list(concerns[:SHOWN])
    titles = titles_of(found)
    return [
        ConcernRow(
            url=reverse("concerns_desk:concern", args=[concern.uuid]),
            title=heading_of(concern, titles),
            what=concern.get_what_display(),
            said_on=concern.said_on,
            times=concern.times,
            is_danger=concern.what == What.DANGER,
        )
        for concern in found
    ]


def heading_of(concern: Concern, titles: dict[UUID, str]) -> str:
    """What it is about, in words: the name of the thing, or that it is about none."""
    if not concern.kind:
        return _("Something here")
    return titles.get(concern.thing) or _("Something that is no longer there")


class ConcernsView(DeskMixin, TemplateView):
    """Everybody who works here can say something; those who coordinate see what was said."""

    template_name = "lms/concerns/desk/concerns.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person, face = self.request.user, face_of(self.request)
        closed = (
            concerns_for(person, face)
            .exclude(closed_on=None)
            .order_by(F("closed_on").desc(nulls_last=True), "uuid")
        )
        return super().get_context_data(
            **kwargs,
            coordinates=bool(led_by(person)),
            waiting=shown_rows(open_for(person, face)),
            closed=shown_rows(closed),
            keep_days=days_kept(Concern),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    did: str
    who: str
    organisation: str
    words: str
    at: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What whoever reads it may do about it now."""

    stop: bool
    look: bool
    decide: bool

    @property
    def any(self) -> bool:
        return self.stop or self.look or self.decide


class ConcernView(OnceMixin, DeskMixin, FormView):
    """One concern: what was said, what was done, and what can be done now. Nothing says who said it."""

    template_name = "lms/concerns/desk/concern.html"
    form_class = StepForm
    done_words = gettext_lazy("It is noted, with your reason.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.concern = get_object_or_404(concerns_for(request.user, face_of(request)), uuid=kwargs["uuid"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        concern, person = self.concern, self.request.user
        kind, titles = kind_of(concern), titles_of([concern])
        return super().get_context_data(
            **kwargs,
            concern=concern,
            heading=heading_of(concern, titles),
            kind=kind,
            thing_url=kind.address(concern.thing) if kind and titles else "",
            is_danger=concern.what == What.DANGER,
            is_stopped=is_stopped(concern),
            steps=[
                StepRow(
                    did=step.get_did_display(),
                    who=name_of(step.by) if step.by else "",
                    organisation=step.on_behalf_of.name,
                    words=step.words,
                    at=step.at,
                )
                for step in steps_of(concern)
            ],
            asked=[seat.organisation.name for seat in concern.seats.select_related("organisation")],
            looked=is_looked_into(concern),
            may=Choices(
                stop=bool(can_stop(person, concern)),
                look=bool(can_look(person, concern)),
                decide=bool(can_decide(person, concern)),
            ),
            keep_days=days_kept(Concern),
        )

    def create(self, form: StepForm, submission: Submission) -> str:
        do = {
            "stop": actions.stop,
            "look": actions.look,
            "open": actions.open_again,
            "end": actions.end,
        }.get(self.request.POST.get("step", ""))
        if do is None:
            raise ValidationError(_("This cannot be read. Type it again."))
        do(self.concern, by=self.request.user, words=form.cleaned_data["words"])
        return reverse("concerns_desk:concern", args=[self.concern.uuid])


class DeskTellView(DeskMixin, Telling):
    """For whoever works here. It is not noted who, here as little as anywhere."""

    template_name = "lms/concerns/desk/tell.html"
    ways = dict(What.choices)
    asked = gettext_lazy("What you know")
