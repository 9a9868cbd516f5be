"""The two faces, small: two languages, a home for each."""

from typing import Any, NamedTuple

from django.db import connection, transaction
from wagtail.models import Collection, Locale, Page, Site

from courses.pages.models import SkillsHomePage
from lms.programme.models import ProgrammeHomePage
from lms.safety.faces.models import Face
from tests.remembered import remembered


def make_faces() -> tuple[SkillsHomePage, ProgrammeHomePage]:
    english, _created = Locale.objects.get_or_create(language_code="en")
    italian, _created = Locale.objects.get_or_create(language_code="it")
    root = Page.objects.get(depth=1)
    skills = root.add_child(instance=SkillsHomePage(title="Open Path", slug="open-path", locale=english))
    programme = root.add_child(
        instance=ProgrammeHomePage(title="Paths into work", slug="programme", locale=english)
    )
    for home in (skills, programme):  # a copy for translation would be the same with eighty statements more
        root.add_child(
            instance=type(home)(
                title=home.title, slug=f"{home.slug}-it", locale=italian, translation_key=home.translation_key
            )
        )
    Site.objects.all().delete()
    make_site("localhost", skills, Face.Kind.SKILLS, "Open Path", issuer="Open Path Training", place="Turin")
    make_site("heal.localhost", programme, Face.Kind.PROGRAMME, "HEAL")
    return skills, programme


class Change(NamedTuple):
    """What making the faces does to one table; `before` are all its rows."""

    before: list[tuple]
    gone: list[tuple]
    new: list[tuple]


_changes: dict[str, Change] = {}


@remembered
def faces_again() -> tuple[SkillsHomePage, ProgrammeHomePage]:
    """The same as `make_faces`, for the tests: on SQLite the rows that making them once left are written
    again, in a tenth of the time.

    Only where the tables are as they were then; otherwise they are made.
    """
    if connection.vendor != "sqlite":
        return make_faces()
    with transaction.atomic(), connection.cursor() as cursor:
        if not _changes:
            return _make_and_remember(cursor)
        if any(_rows(cursor, table) != change.before for table, change in _changes.items()):
            return make_faces()
        for table, change in _changes.items():
            key = connection.introspection.get_primary_key_column(cursor, table)
            cursor.executemany(f'DELETE FROM "{table}" WHERE "{key}" = %s', [row[:1] for row in change.gone])  # noqa: S608 - names from the schema
            if change.new:
                row = ", ".join(["%s"] * len(change.new[0]))
                cursor.executemany(f'INSERT INTO "{table}" VALUES ({row})', change.new)  # noqa: S608 - the same
    return SkillsHomePage.objects.get(slug="open-path"), ProgrammeHomePage.objects.get(slug="programme")


def _make_and_remember(cursor: Any) -> tuple[SkillsHomePage, ProgrammeHomePage]:
    cursor.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\' AND"
        " name NOT LIKE 'sqlite%'"
    )
    before = {table: _rows(cursor, table) for (table,) in cursor.fetchall()}
    made = make_faces()
    for table, rows in before.items():
        after = _rows(cursor, table)
        if after != rows:
            _changes[table] = Change(
                rows, [row for row in rows if row not in after], [row for row in after if row not in rows]
            )
    return made


def _rows(cursor: Any, table: str) -> list[tuple]:
    """As the database holds them: the key first."""
    cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names from the schema
    return cursor.fetchall()


def make_site(hostname: str, home: Page, kind: str, name: str, **facts: Any) -> Face:
    collection = Collection.objects.filter(name=name).first() or Collection.get_first_root_node().add_child(
        name=name
    )
    site = Site.objects.create(
        hostname=hostname, port=80, root_page=home, site_name=name, is_default_site=kind == Face.Kind.SKILLS
    )
    return Face.objects.create(site=site, kind=kind, name=name, collection=collection, **facts)
