"""What the desk itself shows of a learner: her account, what she can do, who accompanies her."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from lms.accounts.models import Profile
from lms.contracts.desk.needs import Need
from lms.contracts.desk.panels import ASIDE, Fact, PanelContent, PersonPanel, register
from lms.core import days
from lms.core.conf import conf
from lms.desk.competences import competences_with_evidence
from lms.desk.forms.support_assignments import SupportAssignmentForm
from lms.desk.frame import name_of
from lms.desk.people import by_somebody_else
from lms.desk.queries import UNDO_FOR, needs_of, talks_with
from lms.organisations.rules import can_close_account, can_confirm_card, can_renew_card, organisation_led_of
from lms.organisations.standing_in import standing
from lms.organisations.team import who_accompanies

TALKS_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedRow:
    """A need of hers; `url` and `by_talking` are how whoever reads it can meet it."""

    key: str
    words: str | Promise
    verb: str | Promise
    icon: str
    url: str
    by_talking: bool


@dataclass(frozen=True, slots=True)
class TalkRow:
    """Somebody spoke with her; `name` is "" of who works here no more. `may_undo`: who reads noted it, and a
    moment ago.
    """

    pk: int
    name: str
    at: datetime
    may_undo: bool


@dataclass(frozen=True, slots=True)
class SupporterRow:
    """Who accompanies her; `uuid` is that of the support assignment, for whoever may end it. `instead` is who
    stands in today, and until when.
    """

    name: str
    since: date
    uuid: UUID | None
    instead: list[tuple[str, date]]


@dataclass(frozen=True, slots=True)
class SupportOfHer:
    rows: list[SupporterRow]
    form: SupportAssignmentForm | None


@register
class WhatNext(PersonPanel):
    """What can be done for her now, and who spoke with her lately. Nothing of a closed account."""

    key = "what_next"
    template = "lms/desk/panels/what_next.html"
    order = 0

    def content(self, *, request: HttpRequest, learner: Profile) -> PanelContent | None:
        rows = [_need_row(need, learner, is_hers) for need, is_hers in needs_of(request.user, learner)]
        since = timezone.now() - UNDO_FOR
        talks = [
            TalkRow(
                talk.pk,
                name_of(talk.worker) if talk.worker else "",
                talk.spoken_at,
                may_undo=talk.worker_id == request.user.pk and talk.spoken_at > since and learner.is_open,
            )
            for talk in talks_with(learner)[:TALKS_SHOWN]
        ]
        if not (rows or talks or not learner.is_open):
            return None
        return PanelContent({"person": learner, "rows": rows, "talks": talks})


def _need_row(need: Need, learner: Profile, is_hers: bool) -> NeedRow:
    return NeedRow(
        key=need.key,
        words=need.words,
        verb=need.verb if is_hers else by_somebody_else(need),
        icon=need.icon,
        url=need.address(learner) if is_hers and need.address else "",
        by_talking=need.by_talking and is_hers,
    )


@register
class Competences(PersonPanel):
    key = "competences"
    template = "lms/desk/panels/competences.html"
    order = 20

    def content(self, *, request: HttpRequest, learner: Profile) -> PanelContent:
        return PanelContent({"competences": competences_with_evidence(learner.user)})


@register
class Support(PersonPanel):
    """Who accompanies her, for everybody who reads her page; the form for her coordinator alone."""

    key = "support"
    template = "lms/desk/panels/support.html"
    column = ASIDE
    order = 20

    def content(self, *, request: HttpRequest, learner: Profile) -> PanelContent:
        led = organisation_led_of(request.user, learner)
        supporters = list(who_accompanies(learner))
        away = standing(worker__in=[row.worker_id for row in supporters], deputy__is_active=True)
        instead: dict[tuple[int, int], list[tuple[str, date]]] = defaultdict(list)
        for deputy in away.select_related("deputy") if supporters else []:
            instead[deputy.worker_id, deputy.organisation_id].append((name_of(deputy.deputy), deputy.until))
        rows = [
            SupporterRow(
                name_of(row.worker),
                since=days.day_of(row.since),
                uuid=row.uuid if led == row.organisation else None,
                instead=instead[row.worker_id, row.organisation_id],
            )
            for row in supporters
        ]
        form = SupportAssignmentForm(learner=learner, organisation=led) if led else None
        return PanelContent({"person": learner, "support": SupportOfHer(rows, form)})


@register
class Account(PersonPanel):
    """Her card and her account, for whoever may renew the one and close the other."""

    key = "account"
    template = "lms/desk/panels/account.html"
    column = ASIDE
    order = 90

    def content(self, *, request: HttpRequest, learner: Profile) -> PanelContent:
        facts = (
            Fact(_("Language"), get_language_info(learner.language)["name_local"].capitalize()),
            Fact(_("Own PIN"), _("Set by her") if learner.has_pin else _("Not yet")),
        )
        context = {
            "person": learner,
            "may_renew": can_renew_card(request.user, learner),
            "may_close": can_close_account(request.user, learner),
            "may_confirm": can_confirm_card(request.user, learner),
            "card_hours": conf.renewed_card_hours,
        }
        return PanelContent(context, facts)
