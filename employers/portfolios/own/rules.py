from employers.portfolios.models import Portfolio
from lms.accounts.models import Profile
from lms.core.people import Person
from lms.organisations.rules import can_act_for, needs_reason


def can_tidy(worker: Person, learner: Profile, portfolio: Portfolio | None) -> bool:
    """Those who support her, while she says that they may read her words."""
    return (
        portfolio is not None
        and portfolio.help_asked_at is not None
        and can_act_for(worker, learner)
        and not needs_reason(worker, learner)
    )
