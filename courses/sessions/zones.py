"""Whose clocks a session goes by: those of the place where it is, not the server's and not the site's."""

from lms.core import days, written
from lms.organisations.models import Organisation


def zones_of(organisation: Organisation) -> list[str]:
    """The zones of its country, the site's first where it is one of them. In most countries there is one;
    where nobody said the country, the site's alone.
    """
    own = str(days.zone())
    names = written.zones_in(organisation.country) or [own]
    return sorted(names, key=lambda name: (name != own, not name.startswith("Europe/"), name))
