"""A life with a marker in every column that holds text, erased, and an old backup of it restored.

Prints what was found where.

Runs in a process of its own: a test's database is in memory and never commits.
"""

import json
import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.lms.privacy.file_settings"

import django

django.setup()

from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.contrib.sessions.models import Session  # noqa: E402
from django.core.cache import cache  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, models, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402
from wagtail.models import ModelLogEntry  # noqa: E402

from courses.certificates.models import Certificate  # noqa: E402
from courses.enrolments.models import CourseTally  # noqa: E402
from lms.accounts.models import CodeCard, Profile  # noqa: E402
from lms.audit.actions import record  # noqa: E402
from lms.audit.queries import check_chain  # noqa: E402
from lms.competences.models import Attainment  # noqa: E402
from lms.privacy.backups import make_backup, restore  # noqa: E402
from lms.privacy.erasure import erase_due  # noqa: E402
from lms.privacy.models import ConsentReceipt, ErasureRequest  # noqa: E402
from lms.privacy.registry import installed_declarations, rows_about  # noqa: E402
from tests.factories.courses import competence  # noqa: E402
from tests.factories.faces import make_faces  # noqa: E402
from tests.factories.lives import live, show  # noqa: E402
from tests.factories.people import make_learner  # noqa: E402

MARKER = "QZMARKERXK"
PLACE = Path(os.environ["TEST_PLACE"])


def places_with_marker() -> dict[str, int]:
    """Files outside the backups in which the marker stands, or the number of rows where the database is not a
    file.
    """
    connection.close()
    found = {}
    for path in PLACE.rglob("*"):
        if path.is_file() and "backups" not in path.parts:
            count = path.read_bytes().count(MARKER.encode())
            if count:
                found[path.name] = count
    if connection.vendor == "postgresql":
        database = connection.settings_dict
        dump = subprocess.run(
            ["pg_dump", "--host", database["HOST"], "--username", database["USER"], database["NAME"]],
            capture_output=True,
            check=True,
        ).stdout
        found |= {"dump": dump.count(MARKER.encode())} if MARKER.encode() in dump else {}
    return found


def mark_everything(person) -> list[str]:
    """Writes the marker into every text column of every row about her. Returns the columns."""
    marked = []
    for declaration, model in installed_declarations():
        if model._meta.label == "lms.AuditEntry":
            continue  # cannot be changed, and holds words from our code only
        for field in model._meta.concrete_fields:
            is_text = (
                isinstance(field, (models.CharField, models.TextField))
                and (field.max_length or 1000) >= len(MARKER) + 6
            )
            if not (is_text or isinstance(field, models.JSONField)) or field.is_relation:
                continue
            for row in rows_about(person, declaration, model):
                value = (
                    f"{MARKER}{row.pk}"
                    if is_text
                    else {"texts": {"en": {"title": MARKER, "competences": []}}}
                )
                model._base_manager.filter(pk=row.pk).update(**{field.name: value})
                marked.append(f"{model._meta.label}.{field.name}")
    return sorted(set(marked))


def leave_traces(person) -> None:
    """What should not be there, and what other packages keep."""
    profile = person.profile
    kind = ContentType.objects.get_for_model(Profile)
    ModelLogEntry.objects.create(
        content_type=kind,
        object_id=str(profile.pk),
        label=MARKER,
        action="wagtail.edit",
        timestamp=profile.created_at,
        user_id=person.pk,
    )
    DBTaskResult.objects.create(
        args_kwargs={"args": [str(profile.uuid), MARKER], "kwargs": {}},
        task_path="tests.nothing",
        backend_name="default",
        priority=0,
    )
    cache.set("a-page", MARKER)
    browser = Client(SERVER_NAME="localhost")
    browser.force_login(person, backend="lms.accounts.backends.CodeCardBackend")
    browser.get("/learn/", headers={"user-agent": MARKER})
    browser.get(f"/learn/{MARKER}/")
    browser.force_login(person, backend="lms.accounts.backends.CodeCardBackend")
    session = browser.session
    session["note"] = MARKER
    session.save()


def main() -> None:
    told = {}
    call_command("migrate", verbosity=0)
    if connection.vendor == "sqlite":
        reader = sqlite3.connect(
            PLACE / "db.sqlite3"
        )  # another process of the site: while it is there, the log of SQLite stays
        reader.execute("SELECT COUNT(*) FROM lms_profile").fetchone()
    home, _programme = make_faces()
    other = make_learner(handle="Other Oak 12")
    told["other_share"] = show_for(other)
    learner = live(home, handle=f"{MARKER} 47")
    person = learner.user
    told["marked"] = mark_everything(person)
    leave_traces(person)
    told["before"], told["beside_before"] = places_with_marker(), beside()
    old = make_backup()
    told["backup"] = {
        "mode": oct(old.stat().st_mode & 0o777),
        "holds_marker": old.suffix == ".dump" or MARKER.encode() in old.read_bytes(),
    }
    revoked = CodeCard.objects.get(profile=other.profile)
    CodeCard.objects.filter(pk=revoked.pk).update(revoked_at=revoked.issued_at)
    ConsentReceipt.objects.filter(person=other.user).update(withdrawn_at=revoked.issued_at)
    ErasureRequest.objects.update(due_at=person.profile.created_at)
    told["erased"] = erase_due().count
    told["after"], told["beside_after"] = places_with_marker(), beside()
    told["tallies"] = list(CourseTally.objects.values_list("learners", "completed"))
    told["others"] = Profile.objects.count()
    told["chain"] = check_chain().broken_at
    told["list"] = (PLACE / "backups" / "erased.txt").read_text().split()[1]
    told["restored"] = restore(old).erasures.count
    told["after_restore"], told["beside_after_restore"] = places_with_marker(), beside()
    told["others_after_restore"] = Profile.objects.count()
    told["certificates"] = Certificate.objects.count()
    told["chain_after_restore"] = check_chain().broken_at
    told["card_still_revoked"] = CodeCard.objects.get(pk=revoked.pk).revoked_at is not None
    told["consent_still_withdrawn"] = not ConsentReceipt.objects.get(person=other.user).holds
    told["written_side_by_side"] = write_side_by_side()
    sys.stdout.write(json.dumps(told))


def write_side_by_side() -> dict[str, object]:
    """Four writers of the audit at once, each undoing every third transaction."""
    before = check_chain().count

    def write(writer: int) -> None:
        for number in range(15):
            with transaction.atomic():
                record("test.done", actor=None, subject="thing", writer=writer)
                transaction.set_rollback(number % 3 == 0)
        connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    state = check_chain()
    return {"added": state.count - before, "broken_at": state.broken_at}


def show_for(other) -> bool:
    taught, level = competence()
    Attainment.objects.create(person=other.user, competence=taught, level=level, source="quiz")
    return bool(show(other))


def beside() -> dict[str, object]:
    """What a search for bytes cannot see: sessions and the cache are packed."""
    return {
        "sessions": Session.objects.count(),
        "cached": cache.get("a-page"),
        "tasks": sum(MARKER in str(task.args_kwargs) for task in DBTaskResult.objects.all()),
        "log": ModelLogEntry.objects.filter(label=MARKER).count(),
        "wal": connection.vendor != "sqlite" or (PLACE / "db.sqlite3-wal").exists(),
    }


main()
