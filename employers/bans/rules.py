"""Who writes the register of firms that are kept away, and who reads it."""

from employers.bans.models import Ban
from employers.bans.queries import Match
from lms.core.conf import conf
from lms.core.people import Person
from lms.organisations.models import Organisation
from lms.organisations.rules import vetting_organisation


def can_read_bans(person: Person) -> bool:
    """Coordinators of partners, and nobody of an employer."""
    return vetting_organisation(person) is not None


def can_place(person: Person, *, reason: str, source: str) -> Organisation | None:
    """One alone: it protects. Not without saying why, and how it is known."""
    return vetting_organisation(person) if reason.strip() and source.strip() else None


def can_write_about(person: Person, ban: Ban) -> Organisation | None:
    """What the firm replied, and whether another firm is the same one, as long as the entry stands."""
    return vetting_organisation(person) if ban.lifted_at is None else None


def can_compare(person: Person, match: Match) -> Organisation | None:
    """Once for each organisation, and by somebody else each time, what is alike now; not after somebody found
    that it is the same firm.
    """
    own = can_write_about(person, match.ban)
    if own is None or match.is_same:
        return None
    hers = [a for a in match.answers if a.on_behalf_of_id == own.pk or a.by_id == person.pk]
    return None if hers else own


def can_lift(person: Person, ban: Ban) -> Organisation | None:
    """Before its end by another organisation than the one that placed it; where a site asks for one alone, by
    another person.
    """
    own = can_write_about(person, ban)
    if own is None or ban.placed_by_id == person.pk:
        return None
    is_another = own.pk != ban.on_behalf_of_id
    return own if is_another or conf.vetting_organisations == 1 else None


def can_lift_saying(person: Person, ban: Ban, *, words: str) -> Organisation | None:
    return can_lift(person, ban) if words.strip() else None
