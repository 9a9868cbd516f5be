"""Run inside a project that Wagtail's own template made and docs/host-site.md changed: what answers there."""

import gc
import json
import os
import re
import shutil
import sys


def main() -> None:
    import django

    gc.disable()  # as visit.py
    django.setup()
    from django.core.management import call_command

    call_command("check", stdout=sys.stderr)
    call_command("makemigrations", check_changes=True, dry_run=True, stdout=sys.stderr)
    call_command("migrate", verbosity=0, stdout=sys.stderr)
    keep()
    print(json.dumps(visited()), flush=True)
    os._exit(0)  # as visit.py


def keep() -> None:
    """The site as it is before anybody visits it."""
    from django.db import connection

    connection.close()
    shutil.copyfile(connection.settings_dict["NAME"], "migrated.sqlite3")


def visited() -> dict:
    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.test.utils import setup_test_environment
    from django.urls import NoReverseMatch, reverse

    setup_test_environment(debug=False)
    editor = get_user_model().objects.create_superuser("ed", password="a-long-password")
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
    return [answer.status_code, kept.filename, kept.file.size]


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
