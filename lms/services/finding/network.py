"""The services of a town beside each other: who offers what, and what nobody offers."""

from dataclasses import dataclass

from lms.contacts.enums import Answer
from lms.services.directory.models import Service, ServiceNeed
from lms.services.directory.queries import narrowed, public, towns, with_all_shown
from lms.services.enums import Coming
from lms.services.finding.shown import ShownService, town_name
from lms.services.needs.enums import Need
from lms.services.places.models import Town
from lms.services.tallies.queries import Counted, needs_in

#: More would make a page heavy: the others stand on the next.
MOST = 200
AFTER_WORK = 17


@dataclass(frozen=True, slots=True)
class Row:
    """A need, and who helps with it here."""

    need: Need
    places: list[ShownService]

    @property
    def for_women(self) -> int:
        return sum(place.service.women_only == Answer.YES for place in self.places)

    @property
    def without_appointment(self) -> int:
        return sum(place.service.coming in {Coming.WALK_IN, Coming.BOTH} for place in self.places)

    @property
    def after_work(self) -> int:
        """Open on some day of the week after five."""
        return sum(_is_open_late(place) for place in self.places)


@dataclass(frozen=True, slots=True)
class Network:
    town: Town
    rows: list[Row]
    asked: list[Counted]
    #: Needs with which nobody helps here, on whichever page.
    gaps: list[str]
    count: int
    page: int
    pages: int

    @property
    def name(self) -> str:
        return town_name(self.town)

    @property
    def before(self) -> int:
        return self.page - 1

    @property
    def after(self) -> int:
        return self.page + 1

    @property
    def places(self) -> list[ShownService]:
        found = {place.uuid: place for row in self.rows for place in row.places}
        return sorted(found.values(), key=lambda place: str(place.title))


def network_of(town: Town, page: int = 1) -> Network | None:
    """In the order of their names, so many on a page; None where there is no such page."""
    here = narrowed(public(), town=town)
    count = here.count()
    pages = max(1, -(-count // MOST))
    if not 1 <= page <= pages:
        return None
    services = with_all_shown(here).order_by("name", "pk")[(page - 1) * MOST : page * MOST]
    places = [ShownService(service, near=str(town.uuid)) for service in services]
    rows = [Row(need, [place for place in places if _helps(place.service, need)]) for need in Need]
    known = set(ServiceNeed.objects.filter(service__in=here).values_list("need", flat=True))
    gaps = [str(need.label) for need in Need if need.value not in known]
    return Network(town, rows, needs_in(str(town.uuid)), gaps, count, page, pages)


def towns_with_networks() -> dict[str, list[Town]]:
    """By country."""
    found: dict[str, list[Town]] = {}
    for town in towns():
        found.setdefault(town.country, []).append(town)
    return found


def _helps(service: Service, need: Need) -> bool:
    return any(row.need == need for row in service.needs.all())


def _is_open_late(place: ShownService) -> bool:
    if place.service.answers_day_and_night:
        return True
    rows = place.week.rows
    return any(
        not row.is_closed and (row.closes is None or row.closes.hour >= AFTER_WORK + 1) for row in rows
    )
