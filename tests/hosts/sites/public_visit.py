"""Run inside a project that Wagtail's own template made, with one of the packages of the website for the
public and nothing that is built for learners: what answers there.
"""

import gc
import json
import os
import re
import sys
from pathlib import Path

from forms import Visitor
from keeping import keep_all_but, keep_for_later

HOST = "public.localhost"
#: The packages of which one is there.
ALONE = ["lms.programme", "lms.services", "lms.network", "lms.stories"]


def main() -> None:
    import django

    gc.disable()  # migrations make models by the thousand
    django.setup()
    from django.apps import apps
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    call_command("check", stdout=sys.stderr)
    call_command("makemigrations", check_changes=True, dry_run=True, stdout=sys.stderr)
    [alone] = filter(apps.is_installed, ALONE)
    keep_all_but(apps.get_containing_app_config(f"{alone}.apps").label, Path(os.environ["HOST_BEFORE"]))
    call_command("migrate", verbosity=0, stdout=sys.stderr)
    keep_for_later(Path(os.environ["HOST_KEPT"]))
    setup_test_environment(debug=False)
    programme = apps.is_installed("lms.programme")
    if not programme:
        a_site_of_its_own()
    call_command("make_faces", programme=HOST, stdout=sys.stderr)
    print(json.dumps(visit()), flush=True)
    os._exit(0)  # nobody needs what would be cleared away


def visit() -> dict:
    """Of the package that is there."""
    from django.apps import apps

    if apps.is_installed("lms.programme"):
        return coping()
    if apps.is_installed("lms.stories"):
        return stories()
    return services() if apps.is_installed("lms.services") else practices()


def a_site_of_its_own() -> None:
    """The others bring no page: the home is one of the host's."""
    from home.models import HomePage
    from wagtail.models import Page, Site

    home = Page.get_first_root_node().add_child(instance=HomePage(title="Near you", slug="near-you"))
    Site.objects.create(hostname=HOST, root_page=home)


def coping() -> dict:
    from lms.programme.models import CopingPage, CopingToolPage, ProgrammeHomePage, ToolFeeling

    home = ProgrammeHomePage.objects.get()
    shelf = home.add_child(instance=CopingPage(title="Hard moments", slug="coping", show_in_menus=True))
    tool = CopingToolPage(title="A paper fan", slug="fan", summary="Longer out than in.")
    tool.feelings = [ToolFeeling(feeling="heart-races")]
    shelf.add_child(instance=tool)
    visitor = Visitor(HOST)
    met = {
        "home": "Hard moments" in visitor.open("/").words,
        "coping": "My heart races" in visitor.open("/coping/").words,
        "tool": "Longer out than in." in visitor.open("/coping/fan/").words,
        "found": "A paper fan" in visitor.open("/search/").send("form[role=search]", words="papr fan").words,
    }
    return met | around(visitor)


def services() -> dict:

    from tests.factories.services import make_service, make_town

    made = make_service(name="A door at night", towns=[make_town("Turin")])
    visitor = Visitor(HOST)
    visitor.open("/services/")
    found = visitor.send("form[role=search]", go="1")
    met = {
        "found": "A door at night" in found.words,
        "address": found.address.rsplit("/", 2)[0] + "/",  # what was looked for follows, sealed
        "service": "Somebody listens." in visitor.open(f"/services/{made.uuid}/").words,
        "api": json.loads(visitor.client.get("/api/hsds/v3/services").content)["total_items"],
    }
    return met | around(visitor)


def practices() -> dict:
    from tests.factories.network import make_public

    made = make_public(title="Two bakers, one week")
    visitor = Visitor(HOST)
    visitor.open("/practices/")
    met = {
        "found": made.title in visitor.send("form[role=search]", q="bakers").words,
        "practice": "The problem." in visitor.open(f"/practices/{made.uuid}/").words,
        "feed": made.title in visitor.client.get("/practices/feed/").content.decode(),
    }
    return met | around(visitor)


def stories() -> dict:
    from tests.factories.stories import make_public

    made = make_public(shown_title="Counting bridges")
    visitor = Visitor(HOST)
    visitor.client.defaults["HTTP_SEC_FETCH_SITE"] = "same-origin"  # as a browser says of a form of this site
    met = {
        "found": made.shown_title in visitor.open("/stories/").words,
        "story": "She counted bridges." in visitor.open(f"/stories/{made.uuid}/").words,
    }
    written = visitor.open("/stories/tell/words/").send(
        "form:has([name=asked_lawyer])", text="A winter", language="en", aloud="nobody", asked_lawyer="on"
    )
    number = re.search(r"\b\d{4} \d{5} \d{5}\b", written.words)[0]
    hers = visitor.open("/stories/slip/").send("form:has([name=number])", number=number)
    return met | {"told": "A winter" in hers.words} | around(visitor)


def around(visitor: Visitor) -> dict:
    """What it leaves in the browser, and what of the other website answers here."""
    ask = visitor.client.get
    return {
        "cookies": sorted(visitor.client.cookies),
        "others": [ask(address).status_code for address in ("/learn/enter/", "/teach/", "/verify/")],
        "desk": [(answer := ask("/work/")).status_code, answer.headers.get("Location", "")[:14]],
        "host": Visitor("localhost").open("/").answer.status_code,
    }


main()
