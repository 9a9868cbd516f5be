"""Confidential places of an older database are cleaned as it is brought up to date."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from lms.services.places.marks import marks_of

pytestmark = pytest.mark.slow
BEFORE = ("lms_services", "0013_who_hears_of_a_call")
AFTER = ("lms_services", "0014_confidential_places_cleaned")
STREET, POSTCODE = "Via dei Tigli 47", "40137"


def migrate(target: tuple[str, str]):
    MigrationExecutor(connection).migrate([target])
    return MigrationExecutor(connection).loader.project_state([target]).apps


def test_an_older_database_keeps_no_address_of_a_confidential_place(own_database):
    apps = migrate(BEFORE)

    def make(model: str, /, **said):
        return apps.get_model("lms_services", model).objects.create(**said)

    house = apps.get_model("lms", "Organisation").objects.create(name="Casa", kind="partner")
    hidden, shown = (
        make("Location", edited_by=house, name=name, description=f"Opposite {STREET}", **more)
        for name, more in {
            "The house": {"is_confidential": True, "redaction": "shelter", "other": {"plus_code": "8FPH"}},
            "The office": {},
        }.items()
    )
    for kind, mark in marks_of(street=STREET, postcode=POSTCODE, point=None):
        make("AddressMark", location=hidden, kind=kind, mark=mark)
    service = make("Service", edited_by=house, name="A bed", description="In the east.")
    make("ServiceAtLocation", service=service, location=hidden, edited_by=house, description=STREET)
    make("Address", location=hidden, edited_by=house, address_1="Piazza Grande 1", attention=STREET)
    make("Wording", location=hidden, language="it", texts={"description": STREET, "area": "Est"})
    make("SearchEntry", service=service, words="bed tigli")
    make("Change", service=service, member="description", before=f"At {STREET}", after="In the east.")

    apps = migrate(AFTER)

    def said(name: str, *members: str) -> list[tuple]:
        return list(apps.get_model("lms_services", name).objects.order_by("pk").values_list(*members))

    assert said("Location", "name", "description", "other") == [
        ("The house", "", {}),
        ("The office", f"Opposite {STREET}", {}),
    ]
    assert said("ServiceAtLocation", "description") == [("",)]
    assert said("Address", "address_1", "attention") == [("Piazza Grande 1", "")]
    assert said("Wording", "texts") == [({"area": "Est"},)]
    assert said("Change", "before", "after") == [("", "")]
    [(words,)] = said("SearchEntry", "words")
    assert ("bed" in words, "tigli" in words) == (True, False)
    assert shown.pk
