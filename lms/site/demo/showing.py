"""What a learner shows to an employer, and that the employer looked."""

from django.contrib.auth import get_user_model

from employers.portfolios.actions import Draft, log_view, share
from employers.portfolios.enums import WARNINGS
from employers.portfolios.own.queries import parts_to_show, portfolio_of
from lms.contracts import evidence
from lms.core import days
from lms.core.people import Person
from lms.organisations.models import Organisation
from lms.site.demo import times
from lms.site.demo.people import Shown


def show(person: Person, shown: Shown, *, language: str) -> None:
    portfolio = portfolio_of(person)
    parts = [part for part in parts_to_show(portfolio) if part not in WARNINGS] if portfolio else []
    draft = Draft(
        organisation=Organisation.objects.get(name=shown.employer),
        until=days.today() + times.days(7 * shown.weeks),
        headline=shown.headline,
        words="" if parts else shown.words,
        languages="" if parts else shown.languages,
        available="" if parts else shown.available,
        items=evidence.shareable(person),
        parts=parts,
    )
    made = share(person, draft, language=language)
    for _time in range(shown.opened):
        log_view(made, viewer=get_user_model().objects.get(username=shown.viewer))
