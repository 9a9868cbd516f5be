"""The list of learners on the desk: who, what next, and what each room says of them.

A room registers a PeopleSource; the list stays one query for its rows and one for all its chips.
"""

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.accounts.models import CodeCard, Profile
from lms.contracts.desk.needs import (
    Need,
    Urgency,
    annotate_needs,
    annotate_own_needs,
    asked_of,
    need_of,
    needs,
    needs_for,
)
from lms.contracts.registry import Registry
from lms.core.kept_addresses import address
from lms.core.people import Person
from lms.core.prepared import Prepared, filled
from lms.core.typed_codes import read_digits
from lms.listing.columns import Cell, Chip, Column
from lms.listing.filters import ListFilters
from lms.listing.listing import Listing
from lms.organisations.queries import is_in_reach, is_seen_by, reach_of
from lms.organisations.rules import can_make_accounts

HANDS_SHOWN = 5
CARD_NUMBER = re.compile(r"\d{4}")


Asked = Callable[..., QuerySet[Profile]]
#: Gives what is known under a name, or makes it.
Told = Callable[[str, Callable[[], Any]], Any]


def at_once(name: str, make: Callable[[], Any]) -> Any:
    return make()


class PeopleSource:
    """What a room adds to the list of learners. Lower numbers stand further in front."""

    key: str = ""

    def columns(self) -> list[tuple[int, Column]]:
        """They stand between who it is (0) and what to do next (100)."""
        return []

    def annotated(self, people: QuerySet[Profile]) -> QuerySet[Profile]:
        """With the names that its columns sort by and its chips ask for: in the query of the whole list."""
        return people

    def complete(self, people: list[Profile]) -> None:
        """Reads what its columns need, for the rows of one page: as many queries for one as for many."""

    def chips(self, worker: Person, most: int | None = None, told: Told = at_once) -> list[tuple[int, Chip]]:
        """They stand behind everyone (0) and who needs a hand (10). Of a kind, `most` are wanted.

        What a source counts itself it asks through `told`: of a long list that is not counted each time.
        """
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


#: In an address that is kept, where that of a learner will stand.
NOBODY = UUID(int=0)
NOBODYS = str(NOBODY)


#: What no row of a page says: of many learners it is left where it is.
UNREAD = ("handle_key", "language", "pin_kind", "pin_set_at", "created_at")


def page_of(learner: Profile) -> str:
    return address("desk:person", NOBODY).replace(NOBODYS, str(learner.uuid))


@dataclass(frozen=True)
class _Minute:
    """What is asked of everybody in one minute, and what of it was put into SQL."""

    asked: tuple[Any, ...]
    people: QuerySet[Profile]
    statements: dict[Any, Prepared] = field(default_factory=dict)


_minutes: list[_Minute] = []
_making = threading.Lock()


def by_somebody_else(need: Need) -> str:
    """The words of a need for those who are not asked: the same, and who does it."""
    return _("%(what)s (%(who)s)") % {"what": need.verb, "who": need.by}


def _said_of(need: Need, hers: set[str]) -> Cell:
    if need.urgency is Urgency.NOTHING:
        return Cell(str(need.verb), icon="done", tone="done")
    return Cell(str(need.verb)) if need.key in hers else Cell(by_somebody_else(need), tone="quiet")


def desk_learners(worker: Person, *, many: bool = False) -> QuerySet[Profile]:
    """The learners a worker may see, with every condition the desk knows: one query.

    `many` of them are read in the order of their handles, a page at a time.
    """
    everybody = annotate_own_needs(everybody_with_what_is_known(), worker.pk)
    return everybody.filter(is_seen_by(worker, many=many))


def everybody_with_what_is_known() -> QuerySet[Profile]:
    """Every learner there is, for nobody to see as it stands. Without what holds for one reader only."""
    return _this_minute().people


def _this_minute() -> _Minute:
    """Kept for a minute for all who work here: putting the conditions together takes longer than a page."""
    asked = (timezone.now().replace(second=0, microsecond=0), tuple(needs), tuple(sources))
    with _making:
        if not _minutes or _minutes[0].asked != asked:
            closed = ExpressionWrapper(Q(suspended_at__isnull=False), output_field=BooleanField())
            people = annotate_needs(Profile.objects.order_by("handle").annotate(is_closed=closed))
            for source in sources:
                people = source.annotated(people)
            _minutes[:] = [_Minute(asked, people)]
        return _minutes[0]


def kept_statement(name: Any, make: Callable[[QuerySet[Profile]], Asked]) -> Prepared:
    """A query of everybody, put into SQL once a minute for all who work here; `make` says what is asked of
    it.
    """
    minute = _this_minute()
    if name not in minute.statements:
        minute.statements[name] = Prepared(make(minute.people))
    return minute.statements[name]


def hand_for(learner: Profile, asked: list[Need]) -> Hand | None:
    need = need_of(learner, asked)
    return (
        Hand(learner.handle, page_of(learner), str(need.words), str(need.verb), need.icon) if need else None
    )


class PeopleFilters(ListFilters):
    """By a part of the handle, or by the number on her card: she holds it in her hand."""

    searched = ("handle",)

    def search(self, rows: QuerySet[Profile], name: str, value: str) -> QuerySet[Profile]:
        found = super().search(rows, name, value)
        if not CARD_NUMBER.fullmatch(value.strip()):
            return found
        number = read_digits(value)
        with_card = CodeCard.objects.filter(profile=OuterRef("pk"), revoked_at=None, number=number)
        return rows.filter(Q(pk__in=found.order_by().values("pk")) | Exists(with_card))


class PeopleListing(Listing):
    key = "people"
    caption = gettext_lazy("Handles only: no names are kept here.")
    nothing_found = gettext_lazy("Nobody is in this list.")
    filters = PeopleFilters
    rows_are = Profile
    default_sort = "who"
    export_url = "desk:people_export"

    @property
    def empty(self) -> str:  # type: ignore[override]
        nobody, makes = _("Nobody is here yet."), can_make_accounts(self.request.user)
        more = _("Make the first account; it takes two clicks.") if makes else ""
        return f"{nobody} {more or _('An adviser makes the accounts.')}"

    def queryset(self) -> QuerySet[Profile]:
        return desk_learners(self.request.user, many=self.counted is not None)

    def to_count(self) -> QuerySet[Profile]:
        return desk_learners(self.request.user)

    def first_rows(self, most: int) -> list[Profile]:
        def first(people: QuerySet[Profile]) -> Asked:
            ordered = self.ordered(people)
            return lambda *reach: annotate_own_needs(ordered, reach[0]).filter(is_in_reach(*reach))[:most]

        return self._asked_of(kept_statement((self.sort, most), first))

    def keys_in_order(self, first: int, last: int) -> list[int]:
        if self.is_narrowed:
            return super().keys_in_order(first, last)
        return self.once_in_a_while(f"keys:{self.sort}:{first}", lambda: self._keys_between(first, last))

    def _keys_between(self, first: int, last: int) -> list[int]:
        def between(people: QuerySet[Profile]) -> Asked:
            keys = self.ordered(people).values_list("pk", flat=True)
            return lambda *reach: keys.filter(is_in_reach(*reach, many=True))[first:last]

        return self._asked_of(kept_statement(("keys", self.sort, first, last), between))

    def _read(self, keys: list[int]) -> list[Profile]:
        """With those who need a hand: one statement reads both."""
        wanted = [key for key in {*keys, *self._pressed} if key not in self._known]
        self._known |= {row.pk: row for row in self.rows_of(filled(wanted))} if wanted else {}
        return [self._known[key] for key in keys if key in self._known]

    @cached_property
    def _known(self) -> dict[int, Profile]:
        return {}

    def rows_of(self, keys: list[int]) -> list[Profile]:
        def of(people: QuerySet[Profile]) -> Asked:
            rows = people.order_by().defer(*UNREAD)
            return lambda *reach_and_keys: annotate_own_needs(rows, reach_and_keys[0]).filter(
                is_in_reach(*reach_and_keys[:-1], many=True), pk__in=reach_and_keys[-1]
            )

        return self._asked_of(kept_statement("keys", of), keys)

    def _asked_of(self, statement: Prepared, *more: list[int]) -> list[Any]:
        worker = self.request.user
        wide, accompanying = reach_of(worker)
        return statement.rows(worker.pk, wide, accompanying, *more) if wide or accompanying else []

    def complete(self, rows: list[Profile]) -> None:
        for source in sources:
            source.complete(rows)

    def columns(self) -> list[Column]:
        who = Column("who", _("Who"), self._who, ("handle",))
        between = [found for source in sources for found in source.columns()]
        what = Column("next", _("What to do next"), self._what_next, css="what")
        return [who, *(column for _order, column in sorted(between, key=lambda found: found[0])), what]

    @cached_property
    def _page(self) -> str:
        """The address of nobody's page: looked up once for all rows."""
        return address("desk:person", NOBODY)

    def _page_of(self, learner: Profile) -> str:
        return self._page.replace(NOBODYS, str(learner.uuid))

    def _who(self, learner: Profile) -> Cell:
        return Cell(learner.handle, self._page_of(learner), is_name=True)

    @cached_property
    def _asked(self) -> dict[str, Cell]:
        """What a row may say to this worker, by need, first what it says first. What is hers to do lacks the
        learner's address.
        """
        hers = {need.key for need in needs_for(self.request.user)}
        return {need.key: _said_of(need, hers) for need in asked_of(self.request.user)}

    def _waiting_chip(self) -> Chip:
        words, keys = _("Needs a hand"), tuple(need.key for need in self._pressing)
        return Chip("waiting", words, any_of=keys) if keys else Chip("waiting", words, Q(pk__in=[]), 0)

    @cached_property
    def _pressing(self) -> list[Need]:
        return needs_for(self.request.user, Urgency.NOW)

    def hands(self) -> list[Hand]:
        """The first few who need a hand now, with one reason and one thing to do each."""
        asked = self._pressing
        if self.whole is None:
            self.page  # noqa: B018 - read together with those who stand on it
            rows = self._read(self._pressed)
        else:
            rows = sorted(
                self.whole, key=lambda row: (*(not getattr(row, need.key) for need in asked), row.handle)
            )
        found = (hand_for(row, asked) for row in rows)
        return list(islice((hand for hand in found if hand), HANDS_SHOWN))

    @cached_property
    def _pressed(self) -> list[int]:
        """Of a long list: the first few for whom something pressing holds."""
        return self.once_in_a_while("hands", lambda: self._most_pressing(self._pressing))

    def _most_pressing(self, asked: list[Need]) -> list[int]:
        """In the order of all that holds for them. Need by need: what is asked of everybody is one thing."""
        found: list[int] = []
        for place, need in enumerate(asked):
            order = (*(f"-{other.key}" for other in asked[place + 1 :]), "handle")
            waiting = self.to_count().filter(**{need.key: True}).exclude(pk__in=found).order_by(*order)
            found += waiting.values_list("pk", flat=True)[: HANDS_SHOWN - len(found)]
            if len(found) == HANDS_SHOWN:
                break
        return found

    def _what_next(self, learner: Profile) -> Cell:
        if learner.suspended_at:
            return Cell(_("Account closed for now"), icon="lock", tone="quiet")
        for key, cell in self._asked.items():
            if getattr(learner, key):
                return cell if cell.tone else Cell(cell.words, self._page_of(learner))
        return Cell(_("Nothing: she is getting on well"), tone="quiet")

    def chips(self, most: int | None = None) -> list[Chip]:
        worker = self.request.user
        told = self.once_in_a_while if self.whole is None else at_once
        found = [
            (0, Chip("", _("Everyone"))),
            (10, self._waiting_chip()),
            (35, Chip("closed", _("Account closed"), any_of=("is_closed",))),
            *(chip for source in sources for chip in source.chips(worker, most, told)),
        ]
        return [chip for _order, chip in sorted(found, key=lambda one: one[0])]

    def chip_for(self, key: str) -> Chip | None:
        named = (source.chip_for(self.request.user, key) for source in sources)
        return super().chip_for(key) or next((chip for chip in named if chip), None)
