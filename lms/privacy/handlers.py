from lms.contracts import event
from lms.organisations.events import EmployerClosed
from lms.privacy.actions import end_consents_with


@event.handles(EmployerClosed)
def end_what_was_agreed(told: EmployerClosed) -> None:
    end_consents_with(told.organisation, by=told.by)
