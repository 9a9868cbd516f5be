"""Which texts of a list of pages are translated: the same as of each page, asked for all of them at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from lms.blocks.translated import said_together
from lms.blocks.translations import languages_of_all
from lms.core.texts import language_of
from lms.programme.coping.feelings import Feeling
from lms.programme.models import CopingToolPage
from tests.lms.programme.coping.test_coping import shelf, tool

pytestmark = pytest.mark.django_db
NAMES = ("title", "summary")


@pytest.fixture
def italian():
    return Locale.objects.get(language_code="it")


@pytest.fixture
def rooms(faces, italian):
    """The shelf in both languages."""
    page = shelf(faces)
    page.copy_for_translation(italian).save_revision().publish()
    return page


def kept_in_step(page, locale, **written):
    """Submitted for translation; only what is `written` was translated."""
    source, _created = TranslationSource.update_or_create_from_instance(page)
    for name, words in written.items():
        segment = StringSegment.objects.get(source=source, context__path=name)
        StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=locale, data=words
        )
    Translation.objects.create(source=source, target_locale=locale).save_target(publish=True)
    return page.get_translation(locale)


def copied(page, locale, **fields):
    """By hand."""
    made = page.copy_for_translation(locale)
    for name, words in fields.items():
        setattr(made, name, words)
    made.save_revision().publish()
    return page.get_translation(locale)


def again(pages):
    return (
        CopingToolPage.objects.filter(pk__in=[page.pk for page in pages])
        .select_related("locale")
        .order_by("pk")
    )


def said_in(pages):
    return [tuple(language_of(getattr(page.said, name)) for name in NAMES) for page in pages]


def test_a_list_says_what_each_page_says(rooms, italian):
    wall, fan, song = (tool(rooms, title, Feeling.TIGHT) for title in ("Wall", "Fan", "Song"))
    pages = [
        wall,
        copied(wall, italian, title="Muro"),
        kept_in_step(fan, italian, title="Ventaglio"),
        kept_in_step(song, italian),
    ]
    together = said_in(said_together(again(pages), *NAMES))
    assert together == said_in(again(pages))
    assert sorted(together) == [("en", "en"), ("en", "en"), ("it", "en"), ("it", "en")]


def queries(pages):
    found = list(again(pages))
    with CaptureQueriesContext(connection) as counted:
        languages_of_all(found, *NAMES)
    return len(counted)


def test_the_number_of_queries_does_not_grow_with_pages(rooms, italian):
    first = kept_in_step(tool(rooms, "Wall", Feeling.TIGHT), italian, title="Muro")
    others = [
        kept_in_step(tool(rooms, title, Feeling.TIGHT), italian, title=f"{title} qui")
        for title in ("Fan", "Song")
    ]
    assert (queries([first]), queries([first, *others])) == (4, 4)


def test_an_empty_list_asks_nothing():
    with CaptureQueriesContext(connection) as counted:
        assert languages_of_all([], "title") == []
    assert len(counted) == 0
