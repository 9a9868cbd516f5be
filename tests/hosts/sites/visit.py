"""Run in a process of its own: checks a host site, makes its database, opens the door to learning, and prints
what it met.
"""

import gc
import json
import os
import sys
import warnings
from pathlib import Path

from keeping import keep_for_later, quickly


def main() -> None:
    warnings.simplefilter("error")
    import django

    # Migrations make models by the thousand: looking through them for what can go takes longer than the rest.
    gc.disable()
    django.setup()
    from django.core.management import call_command

    call_command("check", fail_level="WARNING", stdout=sys.stderr)
    call_command("makemigrations", check_changes=True, dry_run=True, stdout=sys.stderr)
    quickly()
    call_command("migrate", verbosity=0, stdout=sys.stderr)
    keep_for_later(Path(os.environ["HOST_KEPT"]))
    make_face()
    print(json.dumps({"lms": sys.modules["lms"].__file__, **enter()}), flush=True)
    os._exit(0)  # nobody needs what would be cleared away, which takes some seconds


def make_face() -> None:
    """What an administrator does first: a home, a site, its face."""
    import swapper
    from lms.safety.faces.models import Face
    from wagtail.models import Locale, Site

    pages = swapper.load_model("wagtailcore", "Page")
    Locale.objects.get_or_create(language_code="en")
    root = pages.get_first_root_node() or pages.add_root(title="Root", slug="root")
    site = Site.objects.first() or Site.objects.create(
        hostname="localhost", root_page=root, is_default_site=True
    )
    Face.objects.create(site=site, name="A host's own name")


def enter() -> dict:
    """A learner made on this site comes in with her card."""
    from django.test import Client
    from django.test.utils import setup_test_environment
    from lms.accounts.actions import create_learner, issue_card

    setup_test_environment()
    browser = Client(SERVER_NAME="localhost")
    page = browser.get("/learn/enter/")
    issued = issue_card(create_learner(by=None, language="en"), by=None)
    entered = browser.post(
        "/learn/enter/", {"handle": issued.card.number, "code": issued.code, "phone": "own"}
    )
    return {
        "status": page.status_code,
        "template": next(
            template.origin.name for template in page.templates if template.name == "lms/accounts/enter.html"
        ),
        "says": "A host's own name" in page.content.decode().replace("&#x27;", "'"),
        "entered": [entered.status_code, entered["Location"]],
        "then": browser.get(entered["Location"]).status_code,
    }


main()
