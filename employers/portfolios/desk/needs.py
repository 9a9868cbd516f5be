"""She asked for help with her words, and nobody has tidied any."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from employers.portfolios.models import Portfolio, Tidied
from lms.accounts.models import Profile
from lms.contracts.desk.needs import Need, Urgency, register


def _waits_for_words() -> Exists:
    asked = Portfolio.objects.filter(person=OuterRef("user")).exclude(help_asked_at=None).exclude(about={})
    return Exists(asked.exclude(Exists(Tidied.objects.filter(portfolio=OuterRef("pk")))))


def words_page(learner: Profile) -> str:
    return reverse("portfolio_desk:words", args=[learner.uuid])


register(
    Need(
        "portfolio_words",
        _waits_for_words,
        _("Tidy the words of her portfolio"),
        62,
        words=_("She asks for help with the words of her portfolio."),
        icon="portfolio",
        urgency=Urgency.LATER,
        address=words_page,
    )
)
