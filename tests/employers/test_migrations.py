"""What firms had said, and what was said of them, is carried over when the structure of the data changes."""

import datetime

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

pytestmark = pytest.mark.slow
BEFORE, AFTER = ("employers", "0006_kept_and_taken_back"), ("employers", "0008_said_once")
AT = datetime.datetime(2026, 3, 9, 12, tzinfo=datetime.UTC)
DAY = AT.date()


def migrate(target: tuple[str, str]):
    MigrationExecutor(connection).migrate([target])
    return MigrationExecutor(connection).loader.project_state([target]).apps


def test_r07_how_long_each_is_kept_and_every_reply_are_carried_over(own_database):
    apps = migrate(BEFORE)
    make = apps.get_model("employers", "Application").objects.create
    place = apps.get_model("lms", "Organisation").objects.create
    usual = {"legal_name": "Onda", "begun_at": AT}
    make(key="1", begun_with="1", state="draft", **usual)
    make(key="2", begun_with="2", state="sent", sent_at=AT + datetime.timedelta(days=2), **usual)
    make(key="3", begun_with="3", state="declined", declined_at=AT + datetime.timedelta(days=9), **usual)
    make(key="4", begun_with="4", state="taken_up", organisation=place(name="Onda"), **usual)
    partner, ban = place(name="Officina"), apps.get_model("employers", "Ban").objects.create
    known = {"source_on": DAY, "ends_on": DAY + datetime.timedelta(days=300), "placed_at": AT}
    ban(names="a", on_behalf_of=partner, reply="We deny it.", replied_on=DAY, **known)
    ban(names="b", on_behalf_of=partner, reply="So do we.", **known)
    ban(names="c", on_behalf_of=partner, lifted_at=AT + datetime.timedelta(days=5), **known)

    apps = migrate(AFTER)
    kept = apps.get_model("employers", "Application").objects.order_by("key")
    assert [(each.keep_until - DAY).days if each.keep_until else None for each in kept] == [
        30,
        367,
        374,
        None,
    ]
    bans = apps.get_model("employers", "Ban").objects.order_by("names")
    assert [each.replies for each in bans] == [
        [{"on": DAY.isoformat(), "words": "We deny it."}],
        [{"on": DAY.isoformat(), "words": "So do we."}],
        [],
    ]
    assert [(each.ends_on - DAY).days for each in bans] == [300, 300, 5]
