"""From demo/content/services to the directory: 60 invented services over eight towns and a line for a whole
country, each in English, in the language of its country and in Arabic.
"""

import datetime
from itertools import chain, count
from typing import Any

from django.db.models import Q

from lms.core import days, written
from lms.core.written import comma
from lms.organisations.models import Organisation
from lms.services.countries import language_of
from lms.services.directory.models import (
    Organization,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceNeed,
    Wording,
)
from lms.services.enums import Interpreter, Redaction
from lms.services.index import refresh_index
from lms.services.keeping.actions import report_error
from lms.services.places.marks import marks_of
from lms.services.places.models import AddressMark, Location, Town
from lms.services.reaching.models import Hours, Language, Phone, Schedule
from lms.site.demo.content import DEMO, SOURCE, read
from lms.site.demo.ids import stable_id

FOLDER = DEMO / "content" / "services"
TOWNS = ("bologna", "palermo", "zaragoza", "murcia", "thessaloniki", "patra", "cluj", "iasi")
REVIEWER = "Example: the editors of the demo"
#: Review dates count from the day the demo is made; each service was looked at on another day.
LOOKED_AT = (3, 12, 20, 31, 44, 58)
MONTHS = 6
#: Invented too. It stands here so that the demo notices it where everybody would read it.
SECRET_STREET = "Via della Luna 12"
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SERVICE_MEMBERS = ("summary", "first_time", "papers_words", "call_steps", "alert")


def load_services() -> None:
    words, numbers = read(FOLDER / "words.toml"), count()
    for name in TOWNS:
        told = read(FOLDER / f"{name}.toml")
        town, _made = Town.objects.get_or_create(
            name=told["name"],
            country=told["country"],
            defaults={"names": told["names"], "uuid": stable_id("services", name)},
        )
        organizations = [_organization(each, told) for each in told["organisations"]]
        for row in told["services"]:
            _Written(row, words, town, organizations[row["organisation"]], next(numbers)).load()
        for row in told.get("lines", ()):
            _Written(row, words, town, organizations[row["organisation"]], next(numbers)).load_line()
    refresh_index(Service.objects.all())


def hand_over() -> None:
    """To the partner of each country, who writes about them at /work/services/; where there is none, they are
    nobody's to change. Somebody has said that one of them is wrong.
    """
    for partner in Organisation.objects.filter(kind=Organisation.Kind.PARTNER).exclude(country=""):
        there = Q(service_at_locations__location__town__country=partner.country)
        lines = Q(service_areas__country=partner.country)
        keys = list(Service.objects.filter(there | lines).values_list("pk", flat=True).distinct())
        hers = {"service__in": keys}
        for model in (Phone, Language, ServiceArea, ServiceAtLocation):
            model.objects.filter(**hers).update(edited_by=partner)
        offered = ServiceAtLocation.objects.filter(**hers)
        Schedule.objects.filter(service_at_location__in=offered).update(edited_by=partner)
        Location.objects.filter(service_at_locations__in=offered).update(edited_by=partner)
        Organization.objects.filter(services__in=keys).update(edited_by=partner)
        Service.objects.filter(pk__in=keys).update(edited_by=partner)
    for location in Location.objects.filter(is_confidential=True):
        AddressMark.objects.bulk_create(
            AddressMark(location=location, kind=kind, mark=mark)
            for kind, mark in marks_of(street=SECRET_STREET, postcode="", point=None)
        )
    wrong = Service.objects.get(uuid=stable_id("services", "sportello-melograno"))
    report_error(wrong, words="The number is not answered.")


def _organization(name: str, told: dict[str, Any]) -> Organization:
    made, _made = Organization.objects.get_or_create(
        name=name,
        defaults={
            "language": told["language"],
            "description": "Example. This organisation is not real.",
            "uuid": stable_id("services", "organisation", name),
        },
    )
    return made


class _Written:
    """One service of a town's file with the words of its kind."""

    def __init__(
        self, row: dict[str, Any], words: dict[str, Any], town: Town, organization: Organization, number: int
    ) -> None:
        self.row, self.words, self.town, self.organization, self.number = (
            *(row, words, town, organization),
            number,
        )
        self.kind = words["kinds"][row["kind"]]
        self.facts = {**words["facts"][row["kind"]], **row.get("facts", {})}
        self.language = language_of(town.country)
        self.hidden = row.get("confidential", False)

    def load(self) -> None:
        self._hours(self._place(self._service()))

    def load_line(self) -> None:
        """By phone, for a whole country: it is in no place."""
        service, country = self._service(), self.town.country
        name = written.country(country, self.language)
        ServiceArea.objects.create(service=service, country=country, name=name)

    def _service(self) -> Service:
        said = self._said(self.language)
        service = Service.objects.create(
            uuid=stable_id("services", self.row["id"]),
            position=self.number,
            organization=self.organization,
            language=self.language,
            description=said["summary"],
            answers_day_and_night=self.row["hours"] == "night",
            is_published=True,
            **{member: said[member] for member in ("name", *SERVICE_MEMBERS)},
            **self.facts,
            **self._standing(),
        )
        ServiceNeed.objects.bulk_create(
            [ServiceNeed(service=service, need=need) for need in self.kind["needs"]]
        )
        Phone.objects.create(service=service, number=self.row["phone"])
        self._languages(service)
        for language in (SOURCE, "ar"):
            Wording.objects.create(service=service, language=language, texts=self._said(language))
        return service

    def _said(self, language: str) -> dict[str, Any]:
        """The members of the service in one language."""
        coming = self.facts["coming"].replace("-", "_")
        steps = self.words["steps"][self.kind["steps"]]
        return {
            "name": f"{self.row['name']}{comma(language)}{self.kind['called'][language]}",
            "summary": self.kind["summary"][language],
            "first_time": self.words["first_time"][coming][language],
            "papers_words": self.kind["bring"][language],
            "alert": self.words["example"][language],
            "call_steps": [{part: step[part][language] for part in ("title", "text")} for step in steps],
        }

    def _standing(self) -> dict[str, Any]:
        """When somebody looked at it: one too long ago, one so long ago that it is set aside."""
        looked = days.in_days(-LOOKED_AT[self.number % len(LOOKED_AT)])
        ends = looked + datetime.timedelta(days=183)
        standing = self.row.get("standing")
        if standing == "expired":
            looked, ends = days.in_days(-200), days.in_days(-17)
        elif standing == "paused":
            looked, ends = days.in_days(-300), days.in_days(-117)
        return {
            "reviewer": REVIEWER,
            "reviewed_on": looked,
            "expires_on": ends,
            "review_months": MONTHS,
            "suspend_on": days.in_days(-27) if standing == "paused" else None,
        }

    def _languages(self, service: Service) -> None:
        spoken = [(code, Interpreter.SPOKEN) for code in self.row["languages"]]
        through = [(code, Interpreter.PHONE) for code in self.row.get("interpreters", [])]
        Language.objects.bulk_create(
            [
                Language(service=service, code=code, interpreter=how, position=place)
                for place, (code, how) in enumerate(chain(spoken, through))
            ]
        )

    def _place(self, service: Service) -> ServiceAtLocation:
        hidden = {"is_confidential": True, "redaction": Redaction.SHELTER} if self.hidden else {}
        location = Location.objects.create(
            uuid=stable_id("services", self.row["id"], "place"),
            organization=self.organization,
            language=self.language,
            name=self.row["name"],
            area="" if self.row["area"] == self.town.name else self.row["area"],
            town=self.town,
            step_free={"stairs": "no", "ground": "yes", "lift": "yes"}.get(
                self.row.get("door", ""), "unknown"
            ),
            **self._way(self.language),
            **hidden,
        )
        for language in (SOURCE, "ar"):
            Wording.objects.create(location=location, language=language, texts=self._way(language))
        closed = self.words["hours"].get(self.row["hours"], {}).get("closed", [])
        return ServiceAtLocation.objects.create(
            service=service, location=location, closed_days=",".join(map(str, closed))
        )

    def _way(self, language: str) -> dict[str, str]:
        """The members of the place in one language."""
        row, ways = self.row, self.words["way"]
        if "line" not in row:
            return {"transportation": ways["hidden"][language], "getting_in": ""}
        way = ways["bus" if row.get("minutes") else "stop"][language]
        door = self.words["door"][row["door"]][language]
        filled = {"line": row["line"], "stop": row["stop"], "minutes": row.get("minutes", 0)}
        return {
            "transportation": way.format(**filled),
            "getting_in": door.format(bell=row.get("bell", "")),
        }

    def _hours(self, offered: ServiceAtLocation) -> None:
        week = self.words["hours"].get(self.row["hours"], {"open": [], "closed": []})
        time = datetime.time.fromisoformat
        rows = [
            Hours(
                service_at_location=offered,
                weekday=weekday,
                opens=time(opens),
                closes=time(closes),
                country=self.town.country,
            )
            for weekday, opens, closes in week["open"]
        ]
        rows += [
            Hours(service_at_location=offered, weekday=weekday, is_closed=True) for weekday in week["closed"]
        ]
        Hours.objects.bulk_create(rows)
        Schedule.objects.bulk_create(
            [
                Schedule(
                    service_at_location=offered,
                    freq="WEEKLY",
                    byday=WEEKDAYS[row.weekday - 1],
                    opens_at=row.opens,
                    closes_at=row.closes,
                    position=place,
                )
                for place, row in enumerate(rows)
                if not row.is_closed
            ]
        )
