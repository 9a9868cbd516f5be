"""What the desk itself shows of a learner: her account, what she can do, who accompanies her."""

from django.http import HttpRequest
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from lms.accounts.models import Profile
from lms.contracts.desk.panels import ASIDE, Fact, PanelContent, PersonPanel, register
from lms.core import days
from lms.core.conf import conf
from lms.desk.competences import competence_rows
from lms.desk.forms.support_assignments import SupportAssignmentForm
from lms.desk.frame import name_of
from lms.organisations.rules import can_confirm_card, can_renew_card, organisation_led_of
from lms.organisations.team import who_accompanies


@register
class Competences(PersonPanel):
    key = "competences"
    template = "lms/desk/panels/competences.html"
    order = 20

    def content(self, *, request: HttpRequest, learner: Profile) -> PanelContent:
        return PanelContent({"competences": competence_rows(learner.user)})


@register
class Support(PersonPanel):
    """Who accompanies her, for everybody who reads her page; the form for her coordinator alone."""

    key = "support"
    template = "lms/desk/panels/support.html"
    column = ASIDE
    order = 20

    def content(self, *, request: HttpRequest, learner: Profile) -> PanelContent:
        led = organisation_led_of(request.user, learner)
        rows = [
            {
                "name": name_of(row.worker),
                "since": days.day_of(row.since),
                "uuid": row.uuid if led == row.organisation else "",
            }
            for row in who_accompanies(learner)
        ]
        form = SupportAssignmentForm(learner=learner, organisation=led) if led else None
        return PanelContent({"person": learner, "support": {"rows": rows, "form": form}})


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
            "may_confirm": can_confirm_card(request.user, learner),
            "card_hours": conf.renewed_card_hours,
        }
        return PanelContent(context, facts)
