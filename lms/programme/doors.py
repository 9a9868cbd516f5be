"""The front page: seven houses of a street of folded paper, what is new, and four kinds of readers."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, StructValue
from wagtail.models import Page

from lms.core import days
from lms.programme.audiences.enums import Audience
from lms.programme.audiences.models import AudiencePage
from lms.programme.links import LinkBlock, Way, ways_of
from lms.programme.news.models import EventPage, NewsItemPage
from lms.programme.results.models import ResultPage

HOUSES = [
    ("steps", _("with steps")),
    ("fan", _("with a fan")),
    ("counter", _("with a counter")),
    ("shop", _("with an awning")),
    ("plants", _("with plants")),
    ("table", _("with a table")),
    ("books", _("with books")),
]
WAYS_OF_ONE = 3


class DoorValue(StructValue):
    @property
    def drawing(self) -> str:
        """The name of its template."""
        return f"lms_programme/doors/{self['house']}.svg"


class DoorBlock(LinkBlock):
    label = CharBlock(max_length=40, label=_("Words"))
    line = CharBlock(required=False, max_length=80, label=_("In one line"))
    house = ChoiceBlock(choices=HOUSES, default="steps", label=_("House"))

    class Meta:
        icon = "home"
        label = _("Door")
        value_class = DoorValue


@dataclass(frozen=True, slots=True)
class AudienceDoor:
    page: AudiencePage
    ways: list[Way]


@dataclass(frozen=True, slots=True)
class Front:
    """What stands below the doors. Each may be missing."""

    event: EventPage | None
    news: NewsItemPage | None
    result: ResultPage | None
    audiences: list[AudienceDoor]

    @property
    def is_new(self) -> bool:
        return bool(self.event or self.news or self.result)

    @property
    def right_now(self) -> Way | None:
        """The first way of those who look for help: they are not asked to read the page first."""
        women = (door for door in self.audiences if door.page.audience == Audience.WOMEN)
        return next((way for door in women for way in door.ways), None)


def front_of(home: Page) -> Front:
    """The next event, the newest piece of news, the newest result; who reads here, with three ways each."""

    def below(model: Any) -> Any:
        return model.objects.descendant_of(home).live().select_related("locale")

    events = below(EventPage).filter(begins_on__gte=days.today()).order_by("begins_on", "path")
    order = [audience.value for audience in Audience]
    pages = sorted(below(AudiencePage).order_by("path"), key=lambda page: order.index(page.audience))
    return Front(
        events.first(),
        below(NewsItemPage).order_by("-day", "path").first(),
        below(ResultPage).order_by(F("last_published_at").desc(nulls_last=True), "path").first(),
        _with_ways(pages, home.locale.language_code),
    )


def _with_ways(pages: list[AudiencePage], language: str) -> list[AudienceDoor]:
    """All ways of all pages are looked up together."""
    blocks = [list(islice(page.reads, WAYS_OF_ONE)) for page in pages]
    ways = ways_of([block for of_page in blocks for block in of_page], language)
    by_block = {id(way.value): way for way in ways}
    return [
        AudienceDoor(page, [by_block[id(each.value)] for each in of_page if id(each.value) in by_block])
        for page, of_page in zip(pages, blocks, strict=True)
    ]
