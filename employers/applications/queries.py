import datetime

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from employers.applications.enums import State
from employers.applications.facts import described
from employers.applications.models import Application
from employers.bans.firms import Firm
from employers.bans.queries import Match, matches_of
from lms.organisations.models import Organisation
from lms.organisations.queries import vetted_employers
from lms.secrets.fingerprints import keyed
from lms.secrets.sealing import seal, unseal

#: A page on which a firm changes what it said may stay open so long.
OPEN_SECONDS = 12 * 60 * 60
#: A draft nobody came back to goes after so many days.
DRAFT_DAYS = 30


def with_code(code: str) -> Application | None:
    """The application that this code opens. A draft that has had its time is gone, whoever looks first."""
    return Application.objects.filter(~too_old(), key=keyed("application", code)).first()


def too_old() -> Q:
    """Drafts nobody came back to. One begun in the future was begun before the clock was put back."""
    since = timezone.now() - datetime.timedelta(days=DRAFT_DAYS)
    return Q(state=State.DRAFT, begun_at__lt=since)


def sealed(application: Application) -> str:
    """What the page carries instead of the code, for as long as it may stay open."""
    return seal("application", str(application.uuid))


def unsealed(value: str) -> Application | None:
    uuid = unseal("application", value, seconds=OPEN_SECONDS)
    return Application.objects.filter(uuid=uuid).first() if uuid else None


def sent_applications() -> QuerySet[Application]:
    return Application.objects.exclude(state=State.DRAFT).select_related("organisation", "on_behalf_of")


def waiting_applications() -> QuerySet[Application]:
    return Application.objects.filter(state=State.SENT).order_by(F("sent_at").asc(nulls_last=True), "pk")


def takes_part(organisation: Organisation) -> bool:
    return vetted_employers().filter(pk=organisation.pk).exists()


def was_refused(application: Application) -> bool:
    """Declined, or closed while it was checked. The firm reads the same sentence."""
    place = application.organisation
    closed = place is not None and place.closings.filter(reopened_at=None).exists()
    return application.state == State.DECLINED or closed


def firm_of(application: Application) -> Firm:
    """By everything it ever said."""
    said = tuple(described(facts) for facts in application.said)
    return Firm(key=application.uuid, said=said, place=application.organisation_id)


def matches_for(application: Application) -> list[Match]:
    """What it has in common with the register."""
    firm = firm_of(application)
    return matches_of([firm])[firm.key]
