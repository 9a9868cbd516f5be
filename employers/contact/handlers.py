"""What she shows decides what an employer knows: with it an interest goes on, and without it ends."""

from employers.contact.actions.endings import end_with_employer, end_with_share
from employers.contact.actions.interests import follow_share
from employers.portfolios.events import ShareOpened
from employers.portfolios.models import Share
from lms.contracts import event
from lms.organisations.events import EmployerClosed
from lms.privacy.events import ConsentEnded


@event.handles(ShareOpened)
def go_on_with_share(told: ShareOpened) -> None:
    follow_share(told.share, replaced=told.replaced)


@event.handles(ConsentEnded)
def end_what_stood_on_it(told: ConsentEnded) -> None:
    end_with_share(list(Share.objects.filter(consent=told.receipt).values_list("pk", flat=True)))


@event.handles(EmployerClosed)
def end_all_with_employer(told: EmployerClosed) -> None:
    end_with_employer(told.organisation.pk)
