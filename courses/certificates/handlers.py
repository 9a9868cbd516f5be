"""What happens below and concerns certificates, in the same transaction: either both are done or neither."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from courses.attempts.events import SignOffUndone
from courses.certificates.actions import issue_for_module, unlink_certificates
from courses.certificates.queries import rests_on
from courses.progress.events import ModulePassed
from lms.contracts import event
from lms.privacy.events import AccountErased


@event.handles(ModulePassed)
def issue_certificate(told: ModulePassed) -> None:
    issue_for_module(told.enrolment, told.module)


@event.handles(AccountErased)
def keep_certificates(told: AccountErased) -> None:
    """She chose: they stay valid and belong to nobody, or they go with everything else."""
    if told.keep_certificates:
        unlink_certificates(told.person)


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
