"""Attacks in every text that somebody can write, put straight into the database, past every form that might
have refused them.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import cycle
from pathlib import Path
from typing import Any

from courses.catalogue.blocks import TextBlock
from tests.corpus.documents import ATTACKS

#: What authors, staff and learners write: {table: columns}. Not addresses, codes, languages, digests.
WRITTEN = {
    "courses_pages_skillshomepage": ["intro"],
    "courses_pages_coursepage": ["summary"],
    "courses_pages_modulepage": ["summary"],
    "courses_pages_lessonpage": ["summary"],
    "courses_pages_moduleobjective": ["text"],
    "courses_pages_modulepracticetask": ["text"],
    "employers_materials_guidespage": ["intro", "caution"],
    "employers_materials_guidepage": ["summary"],
    "lms_programme_programmehomepage": ["lead", "body"],
    "courses_question": ["text", "why", "hint"],
    "courses_observation": ["place"],
    "courses_certificate": ["issuer", "place", "signatory"],
    "courses_cohort": ["name"],
    "employers_share": ["headline", "words", "languages", "available"],
    "lms_face": ["issuer", "place", "controller", "controller_contact", "dpo"],
    "lms_profile": ["handle"],
    "lms_accessentry": ["reason"],
    "lms_attainment": ["place"],
    "lms_organisation": ["name", "place"],
    "lms_vetting": ["note"],
    "lms_consentreceipt": ["text"],
    "heal_users_user": ["first_name", "last_name"],
    "wagtaildocs_document": ["title"],
    "wagtailimages_image": ["title", "description"],
    "wagtailcore_page": ["title", "draft_title", "seo_title", "search_description"],
    "wagtailcore_pagelogentry": ["label"],
    "wagtailcore_modellogentry": ["label"],
    "wagtailcore_collection": ["name"],
    "wagtailcore_site": ["site_name"],
}
#: Of these no two are the same.
ALONE = {("lms_profile", "handle"), ("lms_organisation", "name")}
#: The same inside JSON.
HELD = {
    "courses_pages_lessonpage": ["body"],
    "employers_materials_guidepage": ["body"],
    "courses_question": ["activity"],
    "courses_questionversion": ["body", "answer_key"],
    "courses_course": ["texts"],
    "courses_module": ["texts"],
    "courses_lesson": ["texts"],
    "courses_lessontext": ["body"],
    "courses_practicetask": ["texts"],
    "courses_observation": ["tasks"],
    "courses_certificate": ["snapshot"],
    "lms_framework": ["labels", "descriptions"],
    "lms_level": ["labels", "descriptions"],
    "lms_competence": ["labels", "descriptions"],
    "wagtailcore_revision": ["content"],
}
TEXTS = {
    "alt", "answer", "asks", "caption", "competence", "competences", "cover_alt", "en", "it", "feedback",
    "heading", "hint", "intro", "issuer", "label", "lead", "level", "name", "objectives", "points",
    "seo_title", "signatory", "source", "summary", "text", "title", "transcript", "why", "words",
}  # fmt: skip

#: What a draft of Wagtail's holds beside keys and dates.
IN_DRAFTS = {
    "title",
    "draft_title",
    "seo_title",
    "search_description",
    "summary",
    "text",
    "intro",
    "lead",
    "why",
    "hint",
    "feedback",
    "heading",
    "caption",
    "transcript",
}


def poison(database: Path) -> None:
    attacks = cycle(ATTACKS)
    with closing(sqlite3.connect(database)) as connection:
        for table in (*WRITTEN, *HELD):
            _forget_guards(connection, table)
        for table, columns in WRITTEN.items():
            for column in columns:
                _rewrite(
                    connection,
                    table,
                    column,
                    lambda held, key, alone=(table, column) in ALONE: (
                        f"{next(attacks)} {key}" if alone else next(attacks)
                    ),
                )
        for table, columns in HELD.items():
            attacks = cycle(ATTACKS)
            texts = IN_DRAFTS if table == "wagtailcore_revision" else TEXTS
            for column in columns:
                _rewrite(
                    connection,
                    table,
                    column,
                    lambda held, key, texts=texts, attacks=attacks: json.dumps(
                        _inside(json.loads(held), attacks, texts)
                    ),
                )
        connection.commit()


def _forget_guards(connection: sqlite3.Connection, table: str) -> None:
    """What is only ever added to has triggers against this."""
    for (trigger,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", [table]
    ).fetchall():
        connection.execute(f'DROP TRIGGER "{trigger}"')


def _rewrite(
    connection: sqlite3.Connection, table: str, column: str, change: Callable[[str, Any], str]
) -> None:
    (primary,) = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")') if row[5]]
    for key, held in connection.execute(f'SELECT "{primary}", "{column}" FROM "{table}"').fetchall():  # noqa: S608 - our own names
        change_one = f'UPDATE "{table}" SET "{column}" = ? WHERE "{primary}" = ?'  # noqa: S608 - our own names
        connection.execute(change_one, [change(held, key), key])


def _inside(held: Any, attacks: Iterator[str], texts: set[str], *, is_text: bool = False) -> Any:
    """The same with an attack in every text.

    Published HTML is made as publishing makes it: through the cleaner.
    """
    if isinstance(held, dict):
        return {name: _named(name, value, attacks, texts, is_text=is_text) for name, value in held.items()}
    if isinstance(held, list):
        return [_inside(value, attacks, texts, is_text=is_text) for value in held]
    return next(attacks) if is_text and isinstance(held, str) and held else held


def _are_facts(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(row, dict) and "framework" in row for row in value)


def _named(name: str, value: Any, attacks: Iterator[str], texts: set[str], *, is_text: bool) -> Any:
    if name == "in" or _are_facts(value):  # names of languages; ids, codes and days that nobody wrote
        return value
    if name == "html":
        block = TextBlock()
        return block.publish(block.to_python({"text": next(attacks)}), language="en").html
    if (
        name == "body" and isinstance(value, str) and value.startswith("[")
    ):  # a draft keeps its blocks as JSON in JSON
        return json.dumps(_inside(json.loads(value), attacks, texts))
    return _inside(value, attacks, texts, is_text=name in texts or (is_text and name != "id"))
