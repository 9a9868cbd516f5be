"""A passed module gives a certificate, in the same transaction: either both are there or neither."""

from courses.certificates.actions import issue_for_module
from courses.progress.events import ModulePassed
from lms.contracts import event


@event.handles(ModulePassed)
def issue_certificate(told: ModulePassed) -> None:
    issue_for_module(told.enrolment, told.module)
