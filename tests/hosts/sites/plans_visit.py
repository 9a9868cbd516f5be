"""Run inside a project that Wagtail's own template made, with the plans and nothing that teaches: a plan is
begun and let open, and every way that stands on the pages leads somewhere.
"""

import gc
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from forms import Visitor
from keeping import keep_for_later

PIN = "580274"
PASSWORD, HERS = "rivers-run-slowly-here", "seven-boats-by-night"
THEMES = ["papers"]
#: Whoever follows these is gone.
ENDS = re.compile(r"/(?:leave|sign-out|stay|everywhere)/")


def main() -> None:
    import django

    gc.disable()  # migrations make models by the thousand
    django.setup()
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    call_command("check", stdout=sys.stderr)
    call_command("makemigrations", check_changes=True, dry_run=True, stdout=sys.stderr)
    call_command("migrate", verbosity=0, stdout=sys.stderr)
    keep_for_later(Path(os.environ["HOST_KEPT"]))
    setup_test_environment(debug=False)
    call_command("make_faces", stdout=sys.stderr)
    print(json.dumps(gone()), flush=True)
    os._exit(0)  # nobody needs what would be cleared away


def gone() -> dict[str, Any]:
    adviser, card = somebody_works_here()
    template = a_template()
    learner = Visitor()
    learner.open("/learn/enter/").send(handle=card[0], code=card[1], phone="own").send(pin=PIN, pin_again=PIN)
    learner.open("/learn/")  # after what is said about her phone
    met: dict[str, Any] = {"home": learner.address}
    learner.follow("main nav a[href$='/learn/pathway/']")
    her_page = adviser.open("/teach/").follow("main a[href*='/teach/people/']").address
    adviser.follow("a[href$='/plan/']").send(template=template)
    learner.open("/learn/pathway/").follow("a[href*='/learn/pathway/people/']")
    learner.send("form:has([name=themes])", themes=THEMES)
    adviser.open(her_page).follow("a[href$='/together/']")
    said = {"agreed_by_worker": "on", "agreed_by_her": "on"}
    adviser.send(**{"words-1-en": "Call the office.", **said})
    met["said together"] = "Call the office." in learner.open("/learn/pathway/").words
    book = learner.open("/learn/pathway/book/whole.pdf").answer
    met["printed"] = b"".join(book)[:5].decode()
    met["written"] = the_editor().open("/admin/snippets/lms_pathways/plantemplate/add/").answer.status_code
    met["lead nowhere"] = [
        *dead_ends(learner, "/learn/", ["/learn/"]),
        *dead_ends(adviser, "/teach/", ["/teach/", her_page, "/teach/plans/"]),
    ]
    return met


def somebody_works_here() -> tuple[Visitor, tuple[str, str]]:
    """An adviser who is signed in, and the card of a learner she accompanies."""
    from django.contrib.auth import get_user_model
    from lms.organisations.actions import add_membership, make_learner_account
    from lms.organisations.models import Organisation, Role

    place = Organisation.objects.create(name="Officina", kind="partner", place="Turin", country="IT")
    people = get_user_model().objects
    elena = people.create_user("elena", password=PASSWORD, first_name="Elena")
    add_membership(elena, place, Role.CASE_WORKER)
    _profile, issued = make_learner_account(worker=elena, language="en")
    adviser = Visitor()
    adviser.sign_in("elena", PASSWORD, HERS)
    return adviser, (issued.card.number, issued.code)


def the_editor() -> Visitor:
    """The host's own, as the host guards it."""
    from django.contrib.auth import get_user_model

    visitor = Visitor()
    visitor.client.force_login(get_user_model().objects.create_superuser("ada", "", PASSWORD))
    return visitor


def a_template() -> str:
    from lms.pathways.models import PlanTemplate
    from wagtail.models import Locale

    made = PlanTemplate(title="A way", locale=Locale.objects.get(language_code="en"), live=True)
    made.stages = PlanTemplate._meta.get_field("stages").stream_block.to_python(
        [
            {
                "type": "stage",
                "id": "6f6f8b2e-0000-4000-8000-000000000001",
                "value": {"theme": "papers", "title": "My papers", "goals": [], "steps": []},
            }
        ]
    )
    made.save()
    return str(made.translation_key)


def dead_ends(visitor: Visitor, below: str, beginning: list[str]) -> list[list[Any]]:
    """Every way from these pages on that stays below one address: what does not answer."""
    seen: set[str] = set()
    waiting, found = [*beginning], []
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = visitor.client.get(address, follow=True)
        if answer.status_code != 200:
            found.append([address, answer.status_code])
        elif answer["Content-Type"].startswith("text/html"):
            links = BeautifulSoup(answer.content.decode(), "html.parser").select("a[href]")
            ways = [str(link["href"]).partition("#")[0] for link in links]
            waiting += [way for way in ways if way.startswith(below) and not ENDS.search(way)]
    return found


main()
