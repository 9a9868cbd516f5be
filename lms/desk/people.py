"""The list of learners on the desk: who, what next, and what each room says of them.

A room registers a PeopleSource; the list stays one query for its rows and one for all its chips.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.accounts.models import Profile
from lms.contracts.desk.needs import Need, Urgency, annotate_needs, need_of, needs_for, waiting
from lms.contracts.registry import Registry
from lms.core.people import Person
from lms.listing.columns import Cell, Chip, Column
from lms.listing.filters import ListFilters
from lms.listing.listing import Listing
from lms.organisations.queries import learners_for
from lms.organisations.rules import can_make_accounts

HANDS_SHOWN = 5


class PeopleSource:
    """What a room adds to the list of learners. Lower numbers stand further in front."""

    key: str = ""

    def columns(self) -> list[tuple[int, Column]]:
        """They stand between who it is (0) and what to do next (100)."""
        return []

    def annotated(self, people: QuerySet[Profile]) -> QuerySet[Profile]:
        """With the names that its columns sort by and its chips ask for: in the query of the whole list."""
        return people

    def prepared(self, people: QuerySet[Profile]) -> QuerySet[Profile]:
        """With what its columns read, for the rows of one page: as many queries for one as for many."""
        return people

    def chips(self, worker: Person) -> list[tuple[int, Chip]]:
        """They stand behind everyone (0) and who needs a hand (10)."""
        return []

    def chip_for(self, worker: Person, key: str) -> Chip | None:
        """One that an address names and that is not among the chips; None when it is not this room's."""
        return None


sources: Registry[PeopleSource] = Registry("people of the desk")


def register(source: type[PeopleSource]) -> type[PeopleSource]:
    sources.add(source.key, source())
    return source


@dataclass
class Hand:
    """Somebody who needs a hand: why, and what to do."""

    handle: str
    url: str
    words: str
    verb: str
    icon: str


def page_of(learner: Profile) -> str:
    return reverse("desk:person", args=[learner.uuid])


def desk_learners(worker: Person) -> QuerySet[Profile]:
    """The learners a worker may see, with every condition the desk knows: one query."""
    people = annotate_needs(learners_for(worker))
    for source in sources:
        people = source.annotated(people)
    return people


def hands(worker: Person, people: QuerySet[Profile]) -> list[Hand]:
    """The first few who need a hand now, with one reason and one thing to do each."""
    asked = needs_for(worker, Urgency.NOW)
    first = people.filter(waiting(worker)).order_by(*(f"-{need.key}" for need in asked), "handle")
    found = [(profile, need_of(profile, asked)) for profile in first[:HANDS_SHOWN]]
    return [
        Hand(profile.handle, page_of(profile), str(need.words), str(need.verb), need.icon)
        for profile, need in found
        if need
    ]


class PeopleFilters(ListFilters):
    searched = ("handle",)


class PeopleListing(Listing):
    key = "people"
    caption = gettext_lazy("Handles only: no names are kept here.")
    nothing_found = gettext_lazy("Nobody is in this list.")
    filters = PeopleFilters
    default_sort = "who"
    export_url = "desk:people_export"

    @property
    def empty(self) -> str:  # type: ignore[override]
        nobody, makes = _("Nobody is here yet."), can_make_accounts(self.request.user)
        more = _("Make the first account; it takes two clicks.") if makes else ""
        return f"{nobody} {more or _('An adviser makes the accounts.')}"

    def queryset(self) -> QuerySet[Profile]:
        return desk_learners(self.request.user)

    def prepared(self, rows: QuerySet[Profile]) -> QuerySet[Profile]:
        for source in sources:
            rows = source.prepared(rows)
        return rows

    def columns(self) -> list[Column]:
        who = Column("who", _("Who"), lambda row: Cell(row.handle, page_of(row), is_name=True), ("handle",))
        between = [found for source in sources for found in source.columns()]
        what = Column("next", _("What next"), self._what_next, css="what")
        return [who, *(column for _order, column in sorted(between, key=lambda found: found[0])), what]

    @cached_property
    def _asked(self) -> list[Need]:
        return needs_for(self.request.user)

    def _what_next(self, learner: Profile) -> Cell:
        need = need_of(learner, self._asked)
        if need is None:
            return Cell(_("Nothing, she is on her way"), tone="quiet")
        if need.urgency is Urgency.NOTHING:
            return Cell(str(need.verb), icon="done", tone="done")
        return Cell(str(need.verb), page_of(learner))

    def chips(self) -> list[Chip]:
        worker = self.request.user
        found = [
            (0, Chip("", _("Everyone"))),
            (10, Chip("waiting", _("Needs a hand"), waiting(worker))),
            *(chip for source in sources for chip in source.chips(worker)),
        ]
        return [chip for _order, chip in sorted(found, key=lambda one: one[0])]

    def chip_for(self, key: str) -> Chip | None:
        named = (source.chip_for(self.request.user, key) for source in sources)
        return super().chip_for(key) or next((chip for chip in named if chip), None)
