"""From demo/content/rights to the rights of the programme face, in every language they are written in.

The format is described in demo/README.md. Days of reviews count from the day the demo is made.
"""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils import timezone
from wagtail.models import Locale, Page

from lms.contacts.models import Contact
from lms.core import days
from lms.programme.models import RightPage, RightsPage
from lms.programme.rights.enums import Country
from lms.site.demo.content import DEMO, SOURCE, read
from lms.site.demo.ids import stable_id
from lms.site.demo.speech import recording_for

FOLDER = DEMO / "content" / "rights"
#: Days from today: reviewed, and good until.
USUAL, DUE, EXPIRED = (-20, 160), (-170, 11), (-190, -9)
SAID = ("short", "decides", "takes", "costs", "source")


def load_rights(home: Page) -> None:
    """Below the English home of the programme face, and those of all languages."""
    words = read(FOLDER / "rights.toml")
    for language in languages_of(words):
        above = home.get_translation(Locale.objects.get(language_code=language))
        shelf = above.add_child(instance=_shelf(words, above.locale))
        for country, right in rights_in(language):
            shelf.add_child(instance=_right(words, country, right, shelf))


def languages_of(words: dict[str, Any]) -> list[str]:
    """The source first: what was there first is what others are translations of."""
    return sorted(words["title"], key=lambda language: language != SOURCE)


def rights_in(language: str) -> Iterator[tuple[Country, dict[str, Any]]]:
    for country in Country:
        path = file_of(country, language)
        if path.exists():
            yield from ((country, right) for right in read(path)["rights"])


def file_of(country: Country, language: str) -> Path:
    return FOLDER / f"{country.value.lower()}.{language}.toml"


def _shelf(words: dict[str, Any], locale: Locale) -> RightsPage:
    language = locale.language_code
    ask = {"heading": "", "text": words["ask"][language], "audio": None}
    return RightsPage(
        title=words["title"][language],
        slug="rights",
        lead=words["lead"][language],
        caution=words["caution"][language],
        locale=locale,
        show_in_menus=True,
        translation_key=stable_id("rights", "all"),
        parts=_stream(RightsPage, "parts", [("text", ask)], "rights", "ask"),
    )


def _right(words: dict[str, Any], country: Country, right: dict[str, Any], shelf: RightsPage) -> RightPage:
    language = shelf.locale.language_code
    place = ("rights", country.value, right["id"])
    from_today, until = _days(words, f"{country.value}/{right['id']}/{language}")
    now, today = timezone.now(), days.today()
    return RightPage(
        title=right["question"],
        **{name: right[name] for name in SAID},
        care=right.get("care", ""),
        country=country,
        topic=right["id"],
        locale=shelf.locale,
        translation_key=stable_id(*place),
        body=_stream(RightPage, "body", _answer(words, country, right, language), *place, "answer"),
        bring=_stream(RightPage, "bring", [("thing", thing) for thing in right["bring"]], *place, "bring"),
        counter=_stream(RightPage, "counter", [("line", line) for line in right["counter"]], *place, "line"),
        reviewer=words["reviewer"][country.value][language],
        reviewed_on=today + datetime.timedelta(days=from_today),
        expires_on=today + datetime.timedelta(days=until),
        first_published_at=now,
        last_published_at=now,
    )


def _answer(
    words: dict[str, Any], country: Country, right: dict[str, Any], language: str
) -> list[tuple[str, Any]]:
    """With the advice line of the country, where the question wants somebody to talk to."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in right["answer"])
    place = ("rights", country.value, right["id"])
    blocks: list[tuple[str, Any]] = [
        ("text", {"heading": "", "text": text, "audio": _spoken(place, right, language)})
    ]
    line = Contact.objects.filter(uuid=stable_id("contacts", f"advice-{country.value.lower()}")).first()
    return [*blocks, ("contact", line.pk)] if line and right["id"] in words["with_advice"] else blocks


def _days(words: dict[str, Any], place: str) -> tuple[int, int]:
    return EXPIRED if place in words["expired"] else DUE if place in words["due"] else USUAL


def _stream(model: Any, name: str, blocks: list[tuple[str, Any]], *place: str) -> Any:
    """The same ids in every language, so that a line stands beside its own."""
    return model._meta.get_field(name).stream_block.to_python(
        [
            {"type": kind, "value": value, "id": stable_id(*place, str(number))}
            for number, (kind, value) in enumerate(blocks)
        ]
    )


def _spoken(place: tuple[str, ...], right: dict[str, Any], language: str) -> int | None:
    """The answer, read out. The name of the file says nothing: it stands in an address."""
    words = " ".join([right["short"], *right["answer"]])
    document = recording_for(stable_id(*place, "sound")[:13], words, language, face="HEAL")
    return document.pk if document else None
