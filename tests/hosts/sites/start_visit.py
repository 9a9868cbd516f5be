"""Run inside a project that Wagtail's own template made and docs/host-site.md changed: what answers there."""

import gc
import io
import json
import os
import re
import sys


def main() -> None:
    import django

    gc.disable()  # as visit.py
    django.setup()
    from django.core.management import call_command

    told = json.loads(os.environ.get("HOST_DOES", "{}"))
    call_command("check", stdout=sys.stderr)
    call_command("makemigrations", check_changes=True, dry_run=True, stdout=sys.stderr)
    met = brought_up_to_date(**told["upgrade"]) if "upgrade" in told else {}
    call_command("migrate", verbosity=0, stdout=sys.stderr)
    met |= visited()
    if "remove" in told:
        met["removed"] = removed(**told["remove"])
    met["holds"] = holds()
    print(json.dumps(met), flush=True)
    os._exit(0)  # as visit.py


# ── docs/upgrading.md ───────────────────────────────────────────────────────────────────────────────────────


def brought_up_to_date(earlier: list, commands: list) -> dict:
    """A database as an earlier version left it, somebody in it; then what the page says, command by
    command.
    """
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    there = [
        (label, executor.loader.get_migration_by_prefix(label, number).name) for label, number in earlier
    ]
    old = executor.migrate(there).apps
    site = old.get_model("wagtailcore", "Site").objects.get()
    old.get_model("lms", "Face").objects.create(site=site, name="From before", issuer="Open Path Training")
    person = old.get_model("auth", "User").objects.create(username="before", password="!")
    old.get_model("lms", "Profile").objects.create(user=person, handle="River Maple 42", handle_key="x")
    said = [run(command) for command in commands]
    from lms.accounts.models import Profile
    from lms.safety.faces.models import Face

    kept = [Face.objects.get().issuer, Profile.objects.get().handle]
    Profile.objects.get().user.delete()
    Face.objects.all().delete()
    return {"upgraded": said, "kept": kept}


def run(line: str) -> str:
    """A command of a page, as it stands there; "" where it found nothing wrong."""
    from django.core.management import CommandError, call_command

    said = io.StringIO()
    try:
        call_command(*line.removeprefix("python manage.py ").split(), stdout=said, stderr=said)
    except (CommandError, SystemExit) as problem:
        return f"{line}: {problem} {said.getvalue()}"
    return ""


# ── docs/uninstalling.md ────────────────────────────────────────────────────────────────────────────────────


def removed(command: str, typed: list) -> list:
    """What the command says, with something of everything there: once for each sentence that is typed."""
    from django.core.management import CommandError, call_command

    furnish()
    found = []
    for sentence in typed:
        sys.stdin = io.StringIO(sentence)
        said = io.StringIO()
        try:
            call_command(*command.removeprefix("python manage.py ").split(), stdout=said)
        except CommandError as problem:
            said.write(str(problem))
        found.append(said.getvalue().splitlines())
    return found


def furnish() -> None:
    from courses.pages.models import CoursePage, SkillsHomePage
    from django.core.management import call_command
    from home.models import HomePage
    from lms.intake.private import private_storage
    from lms.messaging.models import Conversation, Message
    from wagtail.models import Site

    site = Site.objects.get()
    courses = site.root_page.add_child(instance=SkillsHomePage(title="Courses", slug="courses"))
    courses.add_child(instance=CoursePage(title="Kitchen", slug="kitchen"))
    courses.add_child(instance=HomePage(title="Mine", slug="mine"))
    Site.objects.create(hostname="courses.localhost", root_page=courses)
    call_command("make_faces", stdout=sys.stderr)
    call_command("make_roles", stdout=sys.stderr)
    from django.core.files.base import ContentFile
    from lms.accounts.models import Profile
    from lms.organisations.models import Organisation

    name = private_storage().save("messages/a.pdf", ContentFile(b"sent in private"))
    conversation = Conversation.objects.create(
        about=Profile.objects.get().user, organisation=Organisation.objects.create(name="Passo")
    )
    Message.objects.create(conversation=conversation, body="Hello", file=name)


def holds() -> dict:
    """What a database says of itself: its tables, its kinds of things, its pages."""
    from pathlib import Path

    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group, Permission
    from django.contrib.contenttypes.models import ContentType
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder
    from wagtail.models import Page, ReferenceIndex, Revision, Site, Workflow

    with connection.cursor() as cursor:
        cursor.execute("SELECT type, name FROM sqlite_master ORDER BY 1, 2")
        schema = [list(row) for row in cursor.fetchall() if not row[1].startswith("sqlite_")]
        cursor.execute("PRAGMA foreign_key_check")
        loose = cursor.fetchall()
    files = [path for path in Path(f"{settings.MEDIA_ROOT}-private").rglob("*") if path.is_file()]
    return {
        "schema": schema,
        "loose": loose,
        "migrations": sorted(f"{row.app}.{row.name}" for row in MigrationRecorder.Migration.objects.all()),
        "kinds": sorted(ContentType.objects.values_list("app_label", "model")),
        "permissions": sorted(Permission.objects.values_list("content_type__app_label", "codename")),
        "groups": sorted(Group.objects.values_list("name", flat=True)),
        "workflows": sorted(Workflow.objects.values_list("name", flat=True)),
        "accounts": sorted(get_user_model().objects.values_list("username", flat=True)),
        "sites": sorted(Site.objects.values_list("hostname", "root_page__title")),
        "pages": list(Page.objects.order_by("path").values_list("title", "depth", "numchild")),
        "revisions": Revision.objects.count(),
        "references": ReferenceIndex.objects.count(),
        "private files": [path.name for path in files],
    }


def visited() -> dict:
    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.test.utils import setup_test_environment
    from django.urls import NoReverseMatch, reverse

    setup_test_environment(debug=False)
    accounts = get_user_model().objects
    editor = accounts.filter(username="ed").first() or accounts.create_superuser("ed", password="a-long-word")
    browser = Client(SERVER_NAME="localhost")
    browser.force_login(editor)
    edited = ["/admin/", "/admin/pages/", "/admin/images/", "/admin/users/"]
    met = {address: answered(browser.get(address))[:2] for address in edited}
    public = Client(SERVER_NAME="localhost")
    read = ["/", "/search/?query=welcome", "/nothing-here/", "/robots.txt", "/privacy/"]
    met |= {address: answered(public.get(address)) for address in read}
    met["/admin/login/"] = answered(public.get("/admin/login/"))[:2]
    met["library"] = stored_as_sent(browser)
    try:
        reverse("accounts:enter")
    except NoReverseMatch:
        return {"theirs": met}
    return {"theirs": met, "ours": enter()}


def answered(response) -> list:
    """Status, headers and, but for what is drawn anew each time, the body."""
    kept = {
        name: value for name, value in response.headers.items() if name not in {"Content-Length", "Expires"}
    }
    body = re.sub(r"[\w-]{40,}", "", response.content.decode())
    return [response.status_code, kept, body]


def stored_as_sent(browser) -> list:
    """A kind of file that intake refuses in the library of the ready-made site."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from wagtail.documents import get_document_model

    sent = SimpleUploadedFile("forms.zip", b"PK\x05\x06" + b"\x00" * 18)
    answer = browser.post("/admin/documents/add/", {"title": "Forms", "file": sent, "collection": 1})
    kept = get_document_model().objects.get()
    met = [answer.status_code, kept.filename, kept.file.size]
    kept.delete()
    return met


def in_their_design() -> list:
    """The host's header and style sheet, our form, and the policy that the host has: none."""
    from django.test import Client, override_settings

    with override_settings(LMS_BASE_TEMPLATE="lms/bridge.html", LMS_HOST_TEMPLATE="base.html"):
        page = Client(SERVER_NAME="localhost").get("/learn/enter/")
    shown = page.content.decode()
    return [
        page.status_code,
        [part in shown for part in ("css/mysite.css", "lms/css/lms.css", 'name="handle"', "js/mysite.js")],
        page.has_header("Content-Security-Policy"),
    ]


def enter() -> dict:
    """A learner comes in with her card; a visitor of the desk is asked who it is."""
    from django.test import Client
    from lms.accounts.actions import create_learner, issue_card

    browser = Client(SERVER_NAME="localhost")
    issued = issue_card(create_learner(by=None, language="en"), by=None)
    card = {"handle": issued.card.number, "code": issued.code, "phone": "own"}
    page = browser.get("/learn/enter/")
    entered = browser.post("/learn/enter/", card)
    return {
        "enter": page.status_code,
        "kept": page["Cache-Control"],
        "policy": page["Content-Security-Policy"].partition(";")[0],
        "entered": [entered.status_code, entered["Location"]],
        "then": browser.get(entered["Location"]).status_code,
        "desk": [(answer := Client(SERVER_NAME="localhost").get("/teach/")).status_code, answer["Location"]],
        "check": Client(SERVER_NAME="localhost").get("/verify/").status_code,
        "in their design": in_their_design(),
    }


main()
