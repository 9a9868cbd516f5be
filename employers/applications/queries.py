import json
from dataclasses import asdict

from django.db.models import F, Q, QuerySet
from django.utils.crypto import constant_time_compare

from employers.applications.enums import State
from employers.applications.facts import described
from employers.applications.models import Application
from employers.applications.registries import plain
from employers.bans.firms import Firm
from employers.bans.queries import Match, matches_of
from lms.core import days
from lms.core.alike import folded
from lms.core.typed_codes import plain_text
from lms.organisations.models import Organisation
from lms.organisations.queries import vetted_employers
from lms.secrets.fingerprints import keyed
from lms.secrets.sealing import seal, unseal

#: A page on which a firm changes what it said may stay open so long.
OPEN_SECONDS = 12 * 60 * 60


def with_code(code: str, said: str) -> Application | None:
    """The application that this code opens for somebody who can say whose it is: the name of the firm, or its
    number. One that has had its time is gone, whoever looks first.

    What is compared are fingerprints, and as many of them when nothing is found: neither the answer nor its
    time tells whether it was the code or the name that was wrong.
    """
    found = Application.objects.filter(~too_old(), key=keyed("application", code)).first()
    known = (found or Application(legal_name="", number="")).facts
    names = (_as_said(said), plain(known.country, said))
    ours = (_as_said(known.legal_name), plain(known.country, known.number))
    is_known = [_is_same(one, other) for one, other in zip(names, ours, strict=True)]
    return found if any(is_known) else None


def _as_said(name: str) -> str:
    """A name without what is written in several ways: capitals, accents, dots, spaces."""
    return "".join(letter for letter in folded(plain_text(name)) if letter.isalnum())


def _is_same(one: str, other: str) -> bool:
    same = constant_time_compare(keyed("application-said", one), keyed("application-said", other))
    return same and bool(other)


def never_applied(employer: Organisation) -> bool:
    """An administrator made it, and nobody has written down what it says since."""
    return not Application.objects.filter(organisation=employer).exists()


def too_old() -> Q:
    """Those that had their time."""
    return Q(keep_until__lt=days.today())


def sealed(application: Application) -> str:
    """What the page carries instead of the code, for as long as it may stay open."""
    return seal("application", str(application.uuid))


def unsealed(value: str) -> Application | None:
    uuid = unseal("application", value, seconds=OPEN_SECONDS)
    return Application.objects.filter(uuid=uuid).first() if uuid else None


def sent_applications() -> QuerySet[Application]:
    return Application.objects.exclude(state=State.DRAFT).select_related("organisation", "on_behalf_of")


def decided_applications() -> QuerySet[Application]:
    """What no longer waits, the newest first."""
    decided = sent_applications().exclude(state=State.SENT)
    return decided.order_by(F("sent_at").desc(nulls_last=True), "-pk")


def waiting_applications() -> QuerySet[Application]:
    """The oldest first."""
    return Application.objects.filter(state=State.SENT).order_by(F("sent_at").asc(nulls_last=True), "pk")


def takes_part(organisation: Organisation) -> bool:
    return vetted_employers().filter(pk=organisation.pk).exists()


def reads_refusal(application: Application) -> bool:
    """Declined, or closed while it was checked: the same sentence, and not before the day that was promised.
    Sooner it would tell that somebody knew at once.
    """
    if application.answer_by is None or days.today() < application.answer_by:
        return False
    place = application.organisation
    closed = place is not None and place.closings.filter(reopened_at=None).exists()
    return application.state == State.DECLINED or closed


def read_of(application: Application) -> str:
    """A fingerprint of everything it says and ever said: of what somebody read who decides."""
    return keyed("application-read", json.dumps([asdict(facts) for facts in application.said]))


def firm_of(application: Application) -> Firm:
    """By everything it ever said."""
    said = tuple(described(facts) for facts in application.said)
    return Firm(key=application.uuid, said=said, place=application.organisation_id)


def matches_for(application: Application) -> list[Match]:
    """What it has in common with the register."""
    firm = firm_of(application)
    return matches_of([firm])[firm.key]
