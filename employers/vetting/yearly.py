"""What an employer reads of the check of each year."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from lms.core import days, written
from lms.core.people import Person
from lms.organisations.duties import notes
from lms.organisations.models import Role
from lms.organisations.queries import AGAIN_DAYS, checked_until, current_memberships


def _again(person: Person) -> list[str]:
    """A month before, that somebody calls; when nobody did in time, why nothing is shown, and whose fault it
    is not.
    """
    places = {each.organisation_id for each in current_memberships(person) if each.role == Role.EMPLOYER}
    said: list[str] = []
    for until in checked_until(places).values():
        if until <= timezone.now():
            said.append(
                _(
                    "We check every employer again each year. With yours we are late, so nothing is shown"
                    " here for now. You need to do nothing: we call you, and then all is as before."
                )
            )
        elif until <= timezone.now() + datetime.timedelta(days=AGAIN_DAYS):
            words = _("We check every employer again each year, yours before %(day)s. We call you.")
            said.append(words % {"day": written.day(days.day_of(until))})
    return said


notes.add("yearly", _again)
