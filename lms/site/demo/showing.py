"""What a learner shows to an employer, and that the employer looked."""

from django.contrib.auth import get_user_model

from employers.portfolios.actions import Draft, log_view, share
from lms.contracts import evidence
from lms.core import days
from lms.core.people import Person
from lms.organisations.models import Organisation
from lms.site.demo import times
from lms.site.demo.people import Shown


def show(person: Person, shown: Shown, *, language: str) -> None:
    draft = Draft(
        organisation=Organisation.objects.get(name=shown.employer),
        until=days.today() + times.days(7 * shown.weeks),
        headline=shown.headline,
        words=shown.words,
        languages=shown.languages,
        available=shown.available,
        items=evidence.shareable(person),
    )
    made = share(person, draft, language=language)
    for _time in range(shown.opened):
        log_view(made, viewer=get_user_model().objects.get(username=shown.viewer))
