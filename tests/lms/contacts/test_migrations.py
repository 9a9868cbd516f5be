"""Numbers that stood as rows for each language are one contact with words afterwards, and rows again."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

pytestmark = pytest.mark.slow
BEFORE, AFTER = ("lms", "0027_deleted_conversations"), ("lms", "0030_contacts_alone")
ROWS = [
    ("", "en", "Emergency", "112", "day and night", 0),
    ("", "it", "Emergenza", "112", "giorno e notte", 0),
    ("IT", "en", "Free line", "+39 800 000 000", "", 1),
    ("IT", "ar", "خط مجاني", "+39 800 000 000", "", 1),
    ("IT", "en", "Another desk, same number", "+39 800 000 000", "mornings", 1),
]
NAMES = ("country", "language", "label", "number", "hours", "position")


def migrate(target: tuple[str, str]):
    """The app's tables as they were or are at `target`; what builds on them later goes with them."""
    MigrationExecutor(connection).migrate([target])
    return MigrationExecutor(connection).loader.project_state([target]).apps


def test_rows_become_contacts_and_rows_again(own_database):
    apps = migrate(BEFORE)
    for row in ROWS:
        apps.get_model("lms", "CrisisContact").objects.create(**dict(zip(NAMES, row, strict=True)))
    apps = migrate(AFTER)
    contacts = apps.get_model("lms", "Contact").objects.order_by("pk")
    assert [
        (each.name, each.kind, each.country, each.number, each.hours, each.position) for each in contacts
    ] == [
        ("Emergency", "emergency", "", "112", "written", 0),
        ("Free line", "crisis", "IT", "+39 800 000 000", "unknown", 1),
        ("Another desk, same number", "crisis", "IT", "+39 800 000 000", "written", 1),
    ]
    assert [
        sorted((row.language, row.label, row.hours) for row in each.words.all()) for each in contacts
    ] == [
        [("en", "Emergency", "day and night"), ("it", "Emergenza", "giorno e notte")],
        [("ar", "خط مجاني", ""), ("en", "Free line", "")],
        [("en", "Another desk, same number", "mornings")],
    ]
    contacts.create(name="Office", kind="office", number="000")
    apps = migrate(BEFORE)
    rows = apps.get_model("lms", "CrisisContact").objects.order_by("pk")
    assert [tuple(getattr(row, name) for name in NAMES) for row in rows] == ROWS
