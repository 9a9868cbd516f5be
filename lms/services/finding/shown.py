"""A service as a page or a sheet shows it: read once, with nothing of a place that is confidential but its
area.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from lms.contacts.enums import Answer, Told
from lms.contacts.enums import Cost as CostOfACall
from lms.core import days
from lms.core.reviewing import Standing
from lms.core.texts import Text, in_a_row, name_here
from lms.core.typed_codes import DIGITS, plain_digits
from lms.core.written import comma, weekday_named
from lms.services.directory.models import Service, ServiceAtLocation
from lms.services.enums import Coming, Cost, Interpreter, LocationType, Papers, Police
from lms.services.finding import details
from lms.services.finding.opening import State, Week
from lms.services.needs.enums import Need
from lms.services.places.models import Town


@dataclass(frozen=True, slots=True)
class Tag:
    drawing: str
    words: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What one asks before one goes or calls, and the answer."""

    asked: str
    answer: Any


@dataclass(frozen=True, slots=True)
class Step:
    """What happens when one calls, in the order in which it does."""

    title: Text
    text: Text


@dataclass(frozen=True, slots=True)
class ShownPhone:
    number: str

    @property
    def dialled(self) -> str:
        return "".join(letter for letter in plain_digits(self.number) if letter in f"+{DIGITS}")


@dataclass(frozen=True, slots=True)
class Day:
    number: int
    words: str
    is_today: bool

    @property
    def name(self) -> str:
        return weekday_named(self.number)


def town_name(town: Town, language: str | None = None) -> Text:
    """In the reader's language where it has a name in it."""
    wanted = (language or get_language() or "en").split("-")[0]
    found = town.names.get(wanted)
    return Text(found or town.name, wanted if found else "")


class ShownService:
    """`language` is the reader's; `near` the town she looks in. Of several places one there is shown, that is
    open where one is (as `lms.services.directory.queries` looks for it).
    """

    def __init__(
        self,
        service: Service,
        *,
        language: str | None = None,
        near: str = "",
        wanted: str = "",
        now: datetime.datetime | None = None,
    ) -> None:
        self.service = service
        self.uuid = str(service.uuid)
        self.language = language or get_language() or "en"
        self.wanted = wanted
        self.now = now or timezone.now()
        places = _nearest(service.service_at_locations.all(), near)
        opened = (place for place in places if len(places) > 1 and self._week_at(place).is_open)
        self.offered = next(opened, places[0] if places else None)
        self.location = self.offered.location if self.offered else None

    # -- words

    def said(self, member: str) -> Text | str:
        return self.service.said(member, self.language)

    @property
    def title(self) -> Text | str:
        return self.said("name")

    @property
    def summary(self) -> Text | str:
        return self.said("summary") or self.said("description")

    @property
    def alert(self) -> Text | str:
        """What has to be known before all else; in a demo, that none of it is real."""
        return self.said("alert")

    @property
    def by(self) -> Text | str:
        return self.service.organization.said("name", self.language) if self.service.organization else ""

    @property
    def steps(self) -> list[Step]:
        """At most four, each in the language it is written in."""
        found: Any = self.said("call_steps") or []
        language = self._language_of_steps()
        return [Step(*(Text(step.get(part, ""), language) for part in ("title", "text"))) for step in found]

    def _language_of_steps(self) -> str:
        told = [each.language for each in self.service.wordings.all() if each.texts.get("call_steps")]
        wanted = self.language.split("-")[0]
        return next((each for each in (self.language, wanted) if each in told), self.service.language)

    # -- the place

    def _of_place(self, member: str) -> Text | str:
        return self.location.said(member, self.language) if self.location else ""

    @property
    def town(self) -> Town | None:
        return self.location.town if self.location else None

    @property
    def town_name(self) -> Text | str:
        return town_name(self.town, self.language) if self.town else ""

    @property
    def area(self) -> Text | str:
        return self._of_place("area") if self.location else ""

    @property
    def way(self) -> Text | str:
        return self._of_place("transportation")

    @property
    def getting_in(self) -> Text | str:
        return self._of_place("getting_in")

    @property
    def is_confidential(self) -> bool:
        return bool(self.location and self.location.is_confidential)

    @property
    def address(self) -> str:
        """Where one goes. Of a confidential place it is the door for the public, where there is one."""
        door = self.location.door if self.location else None
        return in_a_row([door.address_1, door.address_2, door.city]) if door else ""

    @property
    def letters(self) -> str:
        """Where one writes to, where that is somewhere else."""
        addresses = self.location.addresses.all() if self.location else []
        found = next((each for each in addresses if each.address_type == LocationType.POSTAL), None)
        if found is None:
            return ""
        return in_a_row([found.attention, found.address_1, found.address_2, found.postal_code, found.city])

    # -- reaching it

    @cached_property
    def week(self) -> Week:
        return self._week_at(self.offered)

    def _week_at(self, offered: ServiceAtLocation | None) -> Week:
        """The hours of the place where they are told, else of the service."""
        rows = list(offered.hours.all()) if offered else []
        town = offered.location.town if offered and offered.location else None
        country = town.country if town else ""
        if not rows:
            rows = _by_the_clock_of(country, self.service.hours.all())
        return Week(rows, country=country, always=self.service.answers_day_and_night, now=self.now)

    @cached_property
    def state(self) -> State:
        return self.week.state

    @property
    def days(self) -> list[Day]:
        """The week as it stands on a door, from Monday on."""
        return [_day(self.week, weekday) for weekday in range(1, 8)]

    @cached_property
    def phones(self) -> list[ShownPhone]:
        rows = list(self.service.phones.all())
        if self.offered and self.location:
            rows += [*self.offered.phones.all(), *self.location.phones.all()]
        return [ShownPhone(number) for number in dict.fromkeys(row.number for row in rows if row.number)]

    @cached_property
    def _languages(self) -> dict[str, str]:
        """Code -> how it is spoken there; who speaks it counts before an interpreter."""
        rows = [*self.service.languages.all(), *(self.location.languages.all() if self.location else [])]
        found: dict[str, str] = {}
        for row in rows:
            if row.code and found.get(row.code) != Interpreter.SPOKEN:
                found[row.code] = row.interpreter
        return found

    @property
    def spoken(self) -> str:
        """Which languages are spoken; the one she looks for stands first, also through an interpreter."""
        direct = [code for code, how in self._languages.items() if how == Interpreter.SPOKEN]
        direct.sort(key=lambda code: code != self.wanted)
        words = comma().join(name_here(code) for code in direct)
        how = self._languages.get(self.wanted, "") if self.wanted else ""
        if how:
            told = Interpreter(how).label
            return f"{words}{comma()}{name_here(self.wanted)} ({told})" if words else name_here(self.wanted)
        return words[:1].upper() + words[1:]

    @property
    def interpreters(self) -> str:
        through = [code for code, how in self._languages.items() if how]
        return comma().join(name_here(code) for code in through)

    # -- what she has to know

    @property
    def tags(self) -> list[Tag]:
        service, found = self.service, []
        if service.women_only == Answer.YES:
            found.append(Tag("check", _("Women only")))
        if service.papers_asked in {Papers.NEVER, Papers.MAYBE}:
            found.append(Tag("page" if service.papers_asked == Papers.NEVER else "ask", _papers(service)))
        if service.cost == Cost.FREE:
            found.append(Tag("check", _("Free")))
        if service.coming == Coming.APPOINTMENT:
            found.append(Tag("clock", _("By appointment")))
        elif service.coming == Coming.WALK_IN:
            found.append(Tag("check", _("No appointment")))
        return found

    @property
    def call_facts(self) -> list[Fact]:
        """What happens around a call. What nobody told is said to be not known; of the migration office and
        the price, which few tell, it is left out.
        """
        service = self.service
        answer = {name: Answer(getattr(service, name)).label for name in _ANSWERS}
        return [
            Fact(_("Is it safe to call?"), answer["safe_to_call"]),
            Fact(_("Is the call recorded?"), answer["recorded"]),
            Fact(_("Does it stand on the bill?"), answer["on_bill"]),
            Fact(_("Do they call back?"), answer["calls_back"]),
            Fact(_("Are the police told?"), Police(service.police_contact).label),
            *([Fact(_("Migration office"), told)] if (told := _told(service.migration_office)) else []),
            Fact(_("With an interpreter"), self.interpreters or Answer.UNKNOWN.label),
            *([Fact(_("Price"), price)] if (price := _price(service.call_cost)) else []),
        ]

    @property
    def going_facts(self) -> list[Fact]:
        service = self.service
        place = in_a_row([self.area, self.town_name])
        facts = [
            Fact(_("Where"), place),
            Fact(_("Address"), self.address),
            Fact(_("For letters"), self.letters),
            Fact(_("The place"), self._of_place("description")),
            Fact(_("How to get there"), self.way),
            Fact(_("Getting in"), self.getting_in),
            Fact(_("Without steps"), self._ways_in),
            Fact(_("Papers"), self._papers),
            Fact(_("First time"), self.said("first_time") or Coming(service.coming).label),
            Fact(_("What it costs"), self._cost),
            Fact(_("Women only"), Answer(service.women_only).label),
            Fact(_("Children"), self._children),
            Fact(_("For whom"), self._for_whom),
        ]
        return [fact for fact in facts if fact.answer]

    @property
    def _papers(self) -> Any:
        said = [self.said("papers_words"), *details.documents(self.service)]
        return details.after(Text(str(Papers(self.service.papers_asked).label), ""), said)

    @property
    def _ways_in(self) -> Any:
        """Where nobody wrote anything about it, that it is not known."""
        if self.location is None:
            return ""
        words = Text(str(Answer(self.location.step_free).label), "")
        return details.after(words, details.ways_in(self.location))

    @property
    def _cost(self) -> Any:
        said, day = self.said("fees_description"), days.day_of(self.now)
        return details.after(
            said or Text(str(Cost(self.service.cost).label), ""), details.prices(self.service, day)
        )

    @property
    def _for_whom(self) -> Any:
        more = [details.ages(self.service), details.areas(self.service)]
        return details.after(self.said("eligibility_description"), more)

    @property
    def _children(self) -> str:
        words = {Answer.YES: _("You can bring them"), Answer.NO: _("They cannot come along")}
        return words.get(Answer(self.service.children_welcome), str(Answer.UNKNOWN.label))

    @property
    def needs(self) -> list[str]:
        """What it helps with, in the order of the list."""
        theirs = {row.need for row in self.service.needs.all()}
        return [str(need.label) for need in Need if need.value in theirs]

    # -- who looked at it

    @property
    def checked_on(self) -> datetime.date | None:
        return self.service.reviewed_on

    @property
    def past_review(self) -> bool:
        return self.service.standing_on(days.today()) == Standing.EXPIRED


_ANSWERS = ("safe_to_call", "recorded", "on_bill", "calls_back")


def _papers(service: Service) -> str:
    never = service.papers_asked == Papers.NEVER
    return _("Papers not asked") if never else _("Papers: they may ask, you need not answer")


def _told(migration_office: str) -> str:
    words = {
        Told.NO: _("Nobody tells them of the call."),
        Told.ASKED: _("They hear of it only if you ask for that."),
        Told.CAN: _("They can hear of it, and come."),
    }
    return words.get(Told(migration_office), "")


def _price(call_cost: str) -> str:
    words = {
        CostOfACall.FREE: _("The call is free."),
        CostOfACall.USUAL: _("The same as your other calls."),
        CostOfACall.MORE: _("More than a usual call."),
    }
    return words.get(CostOfACall(call_cost), "")


def _by_the_clock_of(country: str, rows: Iterable[Any]) -> list[Any]:
    """Of a service in several countries its hours stand once for each; one is as good as another."""
    by_country: dict[str, list[Any]] = {}
    for row in rows:
        by_country.setdefault(row.country, []).append(row)
    return by_country.get(country) or next(iter(by_country.values()), [])


def _nearest(offered: Iterable[ServiceAtLocation], near: str) -> list[ServiceAtLocation]:
    """In the town where one looks; where none is there, all."""
    rows = [each for each in offered if each.location]
    there = [each for each in rows if each.location.town and str(each.location.town.uuid) == near]
    return there or rows


def _day(week: Week, weekday: int) -> Day:
    ahead = (weekday - week.today.isoweekday()) % 7
    stretches = None if week.always else week.on(ahead)
    if week.always:
        words = _("Day and night")
    elif stretches is None:
        words = _("Not known: call first")
    else:
        words = comma().join(stretch.words for stretch in stretches) or pgettext("doors", "Closed")
    return Day(weekday, words, ahead == 0)
