"""Her portfolio on her page of the desk: what she allowed, and where her words are read. Nothing of them."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from employers.portfolios.models import Portfolio
from employers.portfolios.own.rules import can_tidy
from lms.accounts.models import Profile
from lms.contracts.desk.panels import ASIDE, PanelContent, PersonPanel, register


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioOfHer:
    """`words_url` is "" while she does not let anybody read her words."""

    words_url: str
    looked_for: bool


@register
class PortfolioPanel(PersonPanel):
    key = "portfolio"
    template = "employers/portfolios/desk/panel.html"
    column = ASIDE
    order = 45

    def content(self, *, request: HttpRequest, learner: Profile) -> PanelContent | None:
        portfolio = Portfolio.objects.filter(person=learner.user_id).first()
        may_tidy = portfolio is not None and can_tidy(request.user, learner, portfolio)
        if portfolio is None or not (may_tidy or portfolio.looked_for):
            return None
        url = reverse("portfolio_desk:words", args=[learner.uuid]) if may_tidy else ""
        return PanelContent({"hers": PortfolioOfHer(words_url=url, looked_for=portfolio.looked_for)})
