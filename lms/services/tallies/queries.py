"""What was counted, for whoever it helps: a service, the services of a town, those who keep the list."""

from dataclasses import dataclass

from lms.services.directory.models import Service
from lms.services.needs.enums import Need
from lms.services.tallies.actions import about_need
from lms.services.tallies.enums import Kind, Tap
from lms.services.tallies.models import Tally


@dataclass(frozen=True, slots=True)
class Counted:
    words: str
    count: int


def taps_on(service: Service) -> list[Counted]:
    """What ten or more have said of it with one tap."""
    abouts = {f"{service.uuid}:{tap.value}": tap for tap in Tap}
    return _counted(Kind.TAP, {about: str(tap.label) for about, tap in abouts.items()})


def needs_in(town: str) -> list[Counted]:
    """What ten or more have chosen in a town, the most asked first."""
    return _counted(Kind.NEED, {about_need(need, town): str(need.label) for need in Need})


def words_in_vain(most: int = 100) -> list[Counted]:
    rows = Tally.objects.filter(kind=Kind.WORDS).order_by("-count", "pk")[:most]
    return [Counted(row.about, row.count) for row in rows]


def _counted(kind: str, words: dict[str, str]) -> list[Counted]:
    rows = Tally.objects.filter(kind=kind, about__in=words).order_by("-count", "pk")
    return [Counted(words[row.about], row.count) for row in rows]
