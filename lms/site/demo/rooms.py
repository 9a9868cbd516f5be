"""From demo/content/programme/rooms.* to the general pages of the programme face, and to the doors of its
home.
"""

import datetime
from collections import defaultdict
from typing import Any

from django.core.files.images import ImageFile
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale, Page

from lms.core import days
from lms.programme.links import rooms_to_choose
from lms.programme.models import (
    AboutPage,
    AudiencePage,
    ContactPage,
    EventPage,
    NewsItemPage,
    NewsPage,
    PlainPage,
    ProgrammeHomePage,
    ResultPage,
    ResultsPage,
)
from lms.site.demo import handouts
from lms.site.demo.content import DEMO, SOURCE, read
from lms.site.demo.ids import stable_id
from lms.site.demo.sheets import paper

FOLDER = DEMO / "content" / "programme"
EMBLEM = DEMO / "pictures" / "emblem.webp"


def load_rooms(home: Page) -> None:
    """Below the English home, and its translations. After every other section, to which the doors lead."""
    facts = read(FOLDER / "rooms.toml")
    found = {path.suffixes[0].strip("."): read(path) for path in FOLDER.glob("rooms.*.toml")}
    written = {language: found[language] for language in sorted(found, key=lambda each: each != SOURCE)}
    homes = {language: _home(home, language) for language in written}
    for language, words in written.items():
        if "about" in words:
            Rooms(homes[language], facts, words).load()
    places = Places(home, facts)
    picture = _emblem()
    for language, words in written.items():
        _furnish(homes[language], facts, words, places, picture)
    for page in AudiencePage.objects.select_related("locale"):
        _lead_on(page, facts, written[page.locale.language_code], places)
    papers = _papers(facts, written)
    for result in ResultPage.objects.select_related("locale"):
        row = next(row for row in facts["results"] if row["id"] == result.slug)
        result.ways = _stored(ResultPage, result.slug, "ways", places.ways(row["to"]))
        own = result.locale.language_code
        files = sorted(papers[result.slug], key=lambda each: each[1]["language"] != own)
        result.files = _stored(ResultPage, result.slug, "files", files)
        result.save()


def _papers(facts: dict[str, Any], written: dict[str, Any]) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """By result: one in each language that has words for it."""
    found: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for language, words in written.items():
        for name in (row["id"] for row in facts["results"]):
            said = words.get("results", {}).get(name, {})
            made = paper(said["paper"], language) if "paper" in said else None
            if made:
                file = {"document": made.pk, "label": said["paper"]["title"], "language": language}
                found[name].append(("file", file))
    return found


def _home(home: Page, language: str) -> ProgrammeHomePage:
    locale = Locale.objects.get(language_code=language)
    return ProgrammeHomePage.objects.get(translation_key=home.translation_key, locale=locale)


class Rooms:
    """The pages of one language."""

    def __init__(self, home: ProgrammeHomePage, facts: dict[str, Any], words: dict[str, Any]) -> None:
        self.home, self.facts, self.words = home, facts, words

    def load(self) -> None:
        words = self.words
        self._below(
            self.home,
            AboutPage,
            "about",
            words["about"],
            partners=[
                ("partner", dict(zip(("name", "place", "does"), partner, strict=True)))
                for partner in words["about"]["partners"]
            ],
            body=[_text(words["about"]["text"]), _note(words["about"]["partners_note"])],
        )
        self._audiences()
        if "results" in words:
            self._results()
        if "news" in words:
            self._news()
        contact = self.facts["contact"]
        self._below(
            self.home,
            ContactPage,
            "contact",
            words["contact"],
            body=[_note(*words["contact"]["text"])],
            mail=contact["mail"],
            post_address=contact["post"],
            hours=words["contact"]["hours"],
        )
        said = words["accessibility"]
        body = [
            ("checklist", {"heading": said["heading"], "points": said["points"]}),
            ("checklist", {"heading": said["known_heading"], "points": said["known"]}),
            _note(said["note"]),
        ]
        self._below(self.home, PlainPage, "accessibility", said, body=body)

    def _audiences(self) -> None:
        """Those written in this language: women read more languages than those who work here."""
        for name, said in self.words["audiences"].items():
            points = ("checklist", {"heading": said["heading"], "points": said["points"]})
            self._below(self.home, AudiencePage, name, said, audience=name, body=[points], prefix="for-")

    def _results(self) -> None:
        words = self.words["results"]
        shelf = self._below(self.home, ResultsPage, "results", words)
        for row in self.facts["results"]:
            said = words[row["id"]]
            self._below(
                shelf,
                ResultPage,
                row["id"],
                said,
                kind=row["kind"],
                is_being_made=row.get("is_being_made", False),
                in_languages=said["languages"],
                body=[_text(said["text"]), *_lesson(said.get("lesson"))],
            )

    def _news(self) -> None:
        words = self.words
        shelf = self._below(self.home, NewsPage, "news", words["news"])
        today = days.today()
        for row in self.facts["news"]:
            said = words["news"][row["id"]]
            day = today - datetime.timedelta(days=row["days_ago"])
            self._below(shelf, NewsItemPage, row["id"], said, day=day, body=[_text(said["text"])])
        for row in self.facts["events"]:
            said = words["events"][row["id"]]
            first = today + datetime.timedelta(days=row["in_days"])
            last = first + datetime.timedelta(days=row["days"] - 1)
            places = {name: said[name] for name in ("town", "place", "hours")}
            until = last if row["days"] > 1 else None
            body = [_text(said["text"])]
            self._below(
                shelf,
                EventPage,
                row["id"],
                said,
                begins_on=first,
                ends_on=until,
                body=body,
                in_languages=said["languages"],
                **places,
            )

    def _below(
        self,
        above: Page,
        model: type[Page],
        name: str,
        said: dict[str, Any],
        *,
        prefix: str = "",
        **fields: Any,
    ) -> Any:
        page = model(
            title=said["title"],
            lead=said["lead"],
            slug=f"{prefix}{name}",
            locale=above.locale,
            translation_key=stable_id("rooms", model.__name__, name),
        )
        for field, value in fields.items():
            setattr(page, field, _stored(model, name, field, value))
        return above.add_child(instance=page)


def _stored(kind: type[Page], name: str, field: str, value: Any) -> Any:
    """Blocks with ids that are the same in every language; anything else as it is."""
    if not isinstance(value, list):
        return value
    return getattr(kind, field).field.stream_block.to_python(
        [
            {"type": block, "value": said, "id": stable_id("rooms", kind.__name__, name, field, str(number))}
            for number, (block, said) in enumerate(value)
        ]
    )


def _text(paragraphs: list[str], heading: str = "") -> tuple[str, dict[str, Any]]:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return "text", {"heading": heading, "text": text, "audio": None}


def _lesson(said: dict[str, Any] | None) -> list[tuple[str, dict[str, Any]]]:
    """A short lesson that anybody reads: what to do in its order, cases to think of, a list to tick."""
    if said is None:
        return []
    (heading, *steps), (title, *points) = said["steps"], said["checklist"]
    return [
        ("steps", {"heading": heading, "steps": steps, "audio": None}),
        *(_text(paragraphs, case) for case, paragraphs in said["cases"]),
        ("checklist", {"heading": title, "points": points}),
        _note(said["note"]),
    ]


def _note(text: str) -> tuple[str, dict[str, Any]]:
    return "note", {"tone": "note", "title": "", "text": f"<p>{text}</p>", "audio": None}


class Places:
    """Where a way leads: of several places to the first that is there."""

    def __init__(self, home: Page, facts: dict[str, Any]) -> None:
        self.named = facts["places"]
        self.pages = {f"page:{page.slug}": page.pk for page in home.get_children()}
        results = ResultPage.objects.descendant_of(home)
        self.pages |= {f"result:{page.slug}": page.pk for page in results}
        told = handouts.named(home)
        self.pages |= {f"handout:{name}": page.pk for name, page in told.items()}
        self.rooms = {f"room:{key}" for key, _label in rooms_to_choose()}

    def first(self, places: list[str]) -> dict[str, Any] | None:
        """What a way is stored with, but for its words."""
        for place in places:
            if place in self.pages:
                return {"page": self.pages[place], "room": ""}
            if place in self.rooms:
                return {"page": None, "room": place.partition(":")[2]}
        return None

    def ways(self, places: list[str]) -> list[tuple[str, dict[str, Any]]]:
        """One to each of them that is there, by its own title."""
        found = [self.first([place]) for place in places]
        return [("way", {"label": "", **where}) for where in found if where]


def _furnish(
    home: ProgrammeHomePage, facts: dict[str, Any], words: dict[str, Any], places: Places, picture: Any
) -> None:
    doors = []
    for row in facts["doors"]:
        label, line = words["doors"][row["id"]]
        where = places.first(row["to"])
        if where:
            doors.append(("door", {"label": label, "line": line, "house": row["house"], **where}))
    home.doors = _stored(ProgrammeHomePage, "home", "doors", doors)
    home.funded_line, home.emblem_words = words["funded_line"], words["emblem"]
    home.grant_number, home.emblem = facts["funded"]["grant"], picture
    home.save()


def _lead_on(page: AudiencePage, facts: dict[str, Any], words: dict[str, Any], places: Places) -> None:
    row = next(row for row in facts["audiences"] if row["id"] == page.audience)
    for field in ("reads", "prints"):
        ways = [(words["ways"][name], places.first(places.named[name])) for name in row[field]]
        stored = [("way", {"label": label, **where}) for label, where in ways if where]
        setattr(page, field, _stored(AudiencePage, page.audience, field, stored))
    page.save()


def _emblem() -> Any:
    picture = get_image_model()(title="Emblem", collection=Collection.objects.get(name="HEAL"))
    with EMBLEM.open("rb") as file:
        picture.file.save(EMBLEM.name, ImageFile(file), save=False)
    picture.file_size = picture.file.size
    picture.save()
    return picture
