"""Red flags: what in the words of a vacancy asks for a second look.

Each says why to whoever moderates (`why`), and to the employer in a kind sentence (`kind`), with another one
to use instead. A flag stops nothing by itself. What firms say too is looked for in the same words
(`employers.vetting.worded`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from employers.vacancies import worded
from employers.vacancies.facts import IN_WORDS, Facts
from employers.vetting.contact_data import contact_data_in
from employers.vetting.worded import (
    BY_THE_DAY,
    COMPANY,
    HOUSING,
    MONEY_FIRST,
    NO_CONTRACT,
    PAPERS,
    Worded,
)

#: The longest week the law of the Union knows.
LONGEST_WEEK = 48
#: Above these an hour or a month of this work is not what it seems.
HIGHEST_HOUR, HIGHEST_MONTH = 30, 4500
#: An amount below this is no pay of a month.
SMALLEST_MONTH = 100
AMOUNT = re.compile(r"\d{1,3}(?:[ .,\u00a0]\d{3})+|\d+")
MONEY = re.compile(rf"({AMOUNT.pattern}) ?(?:€|\$|eur|lei\b|ευρώ|євро|يورو)", re.IGNORECASE)

Finds = Callable[[Facts, str], list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """`finds` gives the fields in which it stands, of a vacancy of an employer in that country."""

    key: str
    title: str | Promise
    why: str | Promise
    kind: str | Promise
    instead: str | Promise
    finds: Finds


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    flag: Flag
    fields: tuple[str, ...]


def _writes(beginnings: tuple[str, ...], *, fields: tuple[str, ...] = IN_WORDS) -> Finds:
    return lambda facts, country: [
        name for name in fields if Worded(str(getattr(facts, name))).stands(beginnings)
    ]


def _gives_contact(facts: Facts, country: str) -> list[str]:
    messenger = _writes(worded.MESSENGER)(facts, country)
    return [
        name for name in IN_WORDS if name in messenger or contact_data_in(str(getattr(facts, name)), country)
    ]


def _too_good(facts: Facts, country: str) -> list[str]:
    amounts = [
        int(re.sub(r"\D", "", found)) for found in AMOUNT.findall(re.sub(r"[.,]\d{1,2}\b", "", facts.pay))
    ]
    by_the_day = Worded(facts.pay).stands(BY_THE_DAY)
    by_the_hour = bool(amounts) and max(amounts) < SMALLEST_MONTH and not by_the_day
    highest = HIGHEST_HOUR if by_the_hour else HIGHEST_MONTH
    is_too_much = any(amount > highest for amount in amounts)
    found = _writes(worded.TOO_GOOD)(facts, country)
    elsewhere = [name for name in ("title", "tasks", "offers") if _is_a_bait(str(getattr(facts, name)))]
    return list(dict.fromkeys([*found, *elsewhere, *(["pay"] if is_too_much else [])]))


def _is_a_bait(words: str) -> bool:
    return any(int(re.sub(r"\D", "", found)) > HIGHEST_MONTH for found in MONEY.findall(words))


def _names_street(facts: Facts, country: str) -> list[str]:
    """A street with its number. The name of a square alone says which part of the town it is."""
    has_number = re.search(r"\d", facts.place) is not None
    return _writes(worded.STREET, fields=("place",))(facts, country) if has_number else []


def _too_long(facts: Facts, country: str) -> list[str]:
    return ["hours_per_week"] if (facts.hours_per_week or 0) > LONGEST_WEEK else []


FLAGS = (
    Flag(
        key="money_first",
        title=_("It asks for money first"),
        why=_("Nobody pays to work. A deposit, a course or a journey paid in advance becomes a debt."),
        kind=_("Nobody pays to begin work: no deposit, no fee, no course or journey paid in advance."),
        instead=_("Work clothes and training are free."),
        finds=_writes(MONEY_FIRST),
    ),
    Flag(
        key="papers",
        title=_("It speaks of papers"),
        why=_("Whoever keeps a passport keeps a person."),
        kind=_(
            "Papers stay with their owner. Who may work is looked at when you sign, together with an adviser."
        ),
        instead=_("We look at papers together on the day we sign."),
        finds=_writes(PAPERS),
    ),
    Flag(
        key="housing",
        title=_("It offers a room"),
        why=_("A room from the employer ties home and work together: who loses one loses both."),
        kind=_(
            "When work and room hang together, both are harder to change. Leave the room out of the vacancy."
        ),
        instead=_("A meal on working days."),
        finds=_writes(HOUSING),
    ),
    Flag(
        key="by_the_day",
        title=_("It pays by the day or in cash"),
        why=_("Such pay leaves no trace, and no right that can be claimed."),
        kind=_(
            "Cash or pay by the day leaves no pay slip for anybody. Write pay by the hour or by the month."
        ),
        instead=_("… euros an hour before tax, by bank transfer."),
        finds=_writes(BY_THE_DAY, fields=("pay", "offers", "lasts")),
    ),
    Flag(
        key="unpaid",
        title=_("It is not paid"),
        why=_("Work without pay is work that somebody else is paid for. A trial is paid too."),
        kind=_("A trial and an internship are paid too, as the rules of your country say."),
        instead=_("The trial days are paid like all others."),
        finds=_writes(worded.UNPAID),
    ),
    Flag(
        key="no_contract",
        title=_("It speaks of work without a contract"),
        why=_("Without a contract there is no pay to claim and no insurance."),
        kind=_("There is a written contract from the first day, also for a trial."),
        instead=_("A written contract from the first day."),
        finds=_writes(NO_CONTRACT),
    ),
    Flag(
        key="company",
        title=_("It is about company, massage or night work"),
        why=_("Behind these words something was wrong more often than behind others."),
        kind=_("We do not offer work in company, massage or night entertainment here."),
        instead=_("Set tables, greet guests, clear tables."),
        finds=_writes(COMPANY),
    ),
    Flag(
        key="far",
        title=_("It is far away"),
        why=_("Where no bus goes nobody leaves alone. Ask how somebody gets home at night."),
        kind=_("People come to work and go home on their own. Say which bus or train stops near you."),
        instead=_("A bus stops near us early and late."),
        finds=_writes(worded.FAR),
    ),
    Flag(
        key="too_good",
        title=_("It is too good to be true"),
        why=_("Pay far above what this work brings is a bait. Compare it with the collective agreement."),
        kind=_("This pay is much higher than usual for such work. Write what will stand on the pay slip."),
        instead=_("… euros an hour before tax, as in the collective agreement."),
        finds=_too_good,
    ),
    Flag(
        key="person",
        title=_("It asks who somebody is"),
        why=_("Looks, age, origin and family are no skills, and asking for a photograph is no job offer."),
        kind=_("Say what somebody needs to know. Looks, age, origin, family and photographs stay out of it."),
        instead=_("We look for somebody who is friendly and on time."),
        finds=_writes(worded.PERSON),
    ),
    Flag(
        key="hurry",
        title=_("It is in a hurry, or a secret"),
        why=_("Who has to come alone, or at once, has nobody to ask."),
        kind=_("Everybody may think it over and bring somebody along to the first meeting."),
        instead=_("You can bring somebody along when we meet."),
        finds=_writes(worded.HURRY),
    ),
    Flag(
        key="contact",
        title=_("It gives a way to make contact"),
        why=_("A number or an address in the words leads around the people who support a learner."),
        kind=_("People write to you through this website. Leave telephone, e-mail and addresses out."),
        instead=_("You can write to us here."),
        finds=_gives_contact,
    ),
    Flag(
        key="street",
        title=_("It names a street"),
        why=_("Only the area is shown, so that nobody goes there alone."),
        kind=_("Write the part of the town, not the street. The address comes when you meet."),
        instead=_("In the old town"),
        finds=_names_street,
    ),
    Flag(
        key="long",
        title=_("The week is too long"),
        why=_("More hours than the law allows."),
        kind=_("The law says how long a working week may be, overtime included. Write fewer hours."),
        instead="40",
        finds=_too_long,
    ),
)


def raised(facts: Facts, country: str = "") -> list[Raised]:
    """What stands out, in the order of the list."""
    return [
        Raised(flag=flag, fields=tuple(fields)) for flag in FLAGS if (fields := flag.finds(facts, country))
    ]
