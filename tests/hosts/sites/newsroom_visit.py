"""Run in a process of its own, before and after this suite was installed: what the news site answers; after
it, also what a learner needs to come in.
"""

import gc
import json
import os
import re
import shutil
import sys
from pathlib import Path

from keeping import quickly

#: Drawn anew for each answer: tokens, and times of the editor.
ANEW = re.compile(r"[\w-]{40,}|[?&][vh]=[0-9a-f]+|\b\d+ (?:minutes?|seconds?)|just now|0\xa0minutes")
WITHOUT = {"Content-Length", "Expires", "Last-Modified", "ETag"}
READ = [
    *("/", "/town/", "/town/bridge/", "/search/?query=bridge", "/sitemap.xml"),
    *("/nothing-here/", "/documents/1/tides.txt", "/admin/login/", "/django-admin/login/"),
]
EDITED = [
    *("/admin/", "/admin/pages/", "/admin/pages/2/edit/", "/admin/images/", "/admin/images/1/"),
    *("/admin/documents/", "/admin/users/", "/admin/snippets/news/topic/", "/admin/reports/site-history/"),
]


def main() -> None:
    import django

    gc.disable()  # migrations make models by the thousand
    django.setup()
    from django.apps import apps
    from newsroom import content

    content.draw()
    kept, before = Path(os.environ["HOST_KEPT"]), not apps.is_installed("lms")
    if not kept.exists():
        make(before)
        keep(kept)
    met = {"theirs": theirs()}
    if not before:
        import newsroom_lessons

        met |= newsroom_lessons.make()
    print(json.dumps(met), flush=True)
    os._exit(0)  # nobody needs what would be cleared away


def make(before: bool) -> None:
    """The database: from nothing before, and afterwards on what was there."""
    from django.core.management import call_command
    from newsroom import content

    call_command("check", stdout=sys.stderr)
    call_command("makemigrations", check_changes=True, dry_run=True, stdout=sys.stderr)
    quickly()
    call_command("migrate", verbosity=0, stdout=sys.stderr)
    if before:
        content.write()


def keep(kept: Path) -> None:
    """The next visit begins with it (conftest.py)."""
    from django.db import connection

    connection.close()
    written = kept.with_suffix(f".{os.getpid()}")
    shutil.copyfile(connection.settings_dict["NAME"], written)
    written.rename(kept)


def theirs() -> dict:
    """By address: status, headers and body of their pages; of the editor's pages, whose menus name what is
    new there, status and headers.
    """
    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.test.utils import setup_test_environment
    from newsroom.content import EDITOR

    setup_test_environment(debug=False)
    public, editor = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
    editor.force_login(
        get_user_model().objects.get(email=EDITOR), "django.contrib.auth.backends.ModelBackend"
    )
    met = {address: answered(public.get(address)) for address in READ}
    return met | {address: answered(editor.get(address))[:2] for address in EDITED}


def answered(response) -> list:
    kept = {name: value for name, value in response.headers.items() if name not in WITHOUT}
    body = b"".join(response) if response.streaming else response.content
    return [response.status_code, kept, ANEW.sub("", body.decode())]


main()
