"""What happens below and concerns certificates, in the same transaction: either both are done or neither."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from courses.attempts.events import SignOffUndone
from courses.certificates.actions import issue_for_module, unlink_certificates
from courses.certificates.models import Certificate
from courses.certificates.queries import rests_on
from courses.enrolments.tallies import add_to_period, country_told_of, period_of
from courses.progress.events import ModulePassed
from lms.competences.models import Attainment
from lms.contracts import event
from lms.core.people import Person
from lms.privacy.events import AccountErased


@event.handles(ModulePassed)
def issue_certificate(told: ModulePassed) -> None:
    issue_for_module(told.enrolment, told.module)


@event.handles(AccountErased)
def keep_certificates(told: AccountErased) -> None:
    """She chose: they stay valid and belong to nobody, or they go with the rest. The sums have both."""
    _add_to_tallies(told.person)
    if told.keep_certificates:
        unlink_certificates(told.person)


def _add_to_tallies(person: Person) -> None:
    certified = {
        period_of(at) for at in Certificate.objects.filter(person=person).values_list("issued_at", flat=True)
    }
    skilled = {
        period_of(at) for at in Attainment.objects.filter(person=person).values_list("attained_at", flat=True)
    }
    country = country_told_of(person)
    for period in certified | skilled:
        add_to_period(period, country, certified=int(period in certified), skilled=int(period in skilled))


@event.handles(SignOffUndone)
def refuse_while_certified(told: SignOffUndone) -> None:
    """Nobody takes back what a valid paper says."""
    if rests_on(told.observation):
        raise ValidationError(
            _(
                "A certificate made after this sign-off may include it. She has to withdraw that "
                "certificate first."
            )
        )
