"""Pages of the programme face, small."""

from typing import Any

from django.test import Client
from wagtail.models import Page

from lms.programme.models import (
    AboutPage,
    AudiencePage,
    ContactPage,
    EventPage,
    NewsItemPage,
    NewsPage,
    PlainPage,
    ResultPage,
    ResultsPage,
)


def reader() -> Client:
    """Somebody at the public website."""
    return Client(SERVER_NAME="heal.localhost")


def blocks(model: type[Page], field: str, *stored: tuple[str, dict[str, Any]]) -> Any:
    """What stands in a field of blocks: (kind, value) each."""
    return getattr(model, field).field.stream_block.to_python(
        [{"type": kind, "value": value, "id": f"id-{number}"} for number, (kind, value) in enumerate(stored)]
    )


def way(page: Page | None = None, label: str = "", room: str = "", **more: Any) -> dict[str, Any]:
    return {"label": label, "page": page.pk if page else None, "room": room, **more}


def below(above: Page, model: type[Page], title: str, **fields: Any) -> Any:
    """A live page of this kind, with a slug of its title."""
    slug = fields.pop("slug", title.lower().replace(" ", "-"))
    return above.add_child(instance=model(title=title, slug=slug, locale=above.locale, **fields))


def text(words: str) -> tuple[str, dict[str, Any]]:
    return "text", {"heading": "", "text": f"<p>{words}</p>", "audio": None}


def one_of_each(home: Page) -> dict[str, str]:
    """A page of every general kind: {name of its class: its address}."""
    below(home, AboutPage, "About", lead="Who makes it.", body=blocks(AboutPage, "body", text("We do.")))
    below(home, ContactPage, "Contact", mail="office@sample.example", post_address="1 Sample Road\nAthens")
    below(home, PlainPage, "Accessibility", body=blocks(PlainPage, "body", text("How far we are.")))
    below(home, AudiencePage, "For services", audience="services", lead="For those at a counter.")
    results = below(home, ResultsPage, "Results")
    below(results, ResultPage, "A guide", kind="guide", in_languages="Greek", made_by="Anasa")
    news = below(home, NewsPage, "News")
    below(news, NewsItemPage, "Leaflets", day="2026-01-05")
    below(news, EventPage, "Open day", begins_on="2026-02-05", town="Turin", place="Hall 2")
    return {
        "ProgrammeHomePage": "/",
        "AboutPage": "/about/",
        "ContactPage": "/contact/",
        "PlainPage": "/accessibility/",
        "AudiencePage": "/for-services/",
        "ResultsPage": "/results/",
        "ResultPage": "/results/a-guide/",
        "NewsPage": "/news/",
        "NewsItemPage": "/news/leaflets/",
        "EventPage": "/news/open-day/",
    }
