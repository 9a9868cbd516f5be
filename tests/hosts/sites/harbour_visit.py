"""Run in a process of its own, with the settings of the harbour before or after: what it answers.

After, courses come too, and it serves whoever comes with a browser until it is ended.
"""

import gc
import json
import os
import re
import sys
from pathlib import Path

from keeping import keep_for_later, quickly

READ = [
    "/",
    "/journal/",
    "/journal/first-frost/",
    "/journal/tags/winter/",
    "/boats/",
    "/boats/marigold/",
    "/berths/berth-seven/",
    "/soups/",
    "/soups/fish-soup/",
    "/members/",
    "/school/",
    "/school/open-course/",
    "/old-journal/",
    "/nothing-here/",
    "/find/?q=marigold",
    "/find/?q=rope",
    "/latest.xml",
    "/sitemap.xml",
    "/api/v2/pages/?limit=20&fields=*",
    "/api/v2/pages/?limit=20&search=marigold",
    "/api/v2/pages/?limit=20&search=rope",
    "/api/v2/pages/?limit=20&type=harbour_boats.BoatPage&fields=story",
    "/api/v2/pages/find/?html_path=/boats/marigold/",
    "/api/v2/images/?fields=*",
    "/api/v2/images/?search=closed",
    "/api/v2/documents/?fields=*",
    "/api/v2/redirects/",
    "/api/v2/keepers/",
]
EDITED = [
    "/bridge/login/",
    "/bridge/",
    "/bridge/pages/",
    "/bridge/images/",
    "/bridge/users/",
    "/bridge/reports/site-history/",
]
#: What a page draws anew each time.
DRAWN = re.compile(r"[\w-]{40,}")


def main() -> None:
    import django

    gc.disable()
    django.setup()
    from django.apps import apps
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    is_installed = apps.is_installed("lms")
    if is_installed:
        call_command("check", stdout=sys.stderr)
        call_command("makemigrations", check_changes=True, dry_run=True, stdout=sys.stderr)
        quickly()
        call_command("migrate", verbosity=0, stdout=sys.stderr)
        keep_for_later(Path(os.environ["HOST_KEPT"]))
    setup_test_environment(debug=False)
    import harbour_content

    harbour_content.written()
    met = {"theirs": visited()}
    if not is_installed:
        print(json.dumps(met), flush=True)
        return
    import harbour_courses

    titles = harbour_courses.written()
    met |= {"titles": titles, "with courses": visited(), "closed": closed_answers()}
    print(json.dumps({**met, "card": card()}), flush=True)
    serve(int(os.environ["HOST_PORT"]))


def visited() -> dict:
    """By address, what a visitor is answered, and what an editor: the latter without the words."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    visitor, editor = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
    people = get_user_model().objects
    editor.force_login(
        people.filter(username="ed").first() or people.create_superuser("ed", password="a-long-one")
    )
    met = {address: answered(visitor.get(address)) for address in READ}
    return met | {address: answered(editor.get(address))[:2] for address in EDITED}


def answered(response) -> list:
    kept = {
        name: value for name, value in response.headers.items() if name not in {"Content-Length", "Expires"}
    }
    return [response.status_code, kept, DRAWN.sub("", response.content.decode())]


def closed_answers() -> dict:
    """What somebody meets who guesses: by title, the answers of its page and of the API."""
    from courses.pages.models import CoursePage
    from django.test import Client
    from wagtail.documents import get_document_model
    from wagtail.images import get_image_model

    visitor = Client(SERVER_NAME="localhost")
    met = {}
    for page in CoursePage.objects.exclude(title__startswith="Far"):
        at = page.get_url_parts()[2]
        addresses = (
            at,
            f"/api/v2/pages/{page.pk}/",
            f"/api/v2/pages/?child_of={page.pk}",
            f"/api/v2/pages/find/?html_path={at}",
        )
        met[page.title] = [visitor.get(address).status_code for address in addresses]
    before = visitor.get("/school/closed-course/")
    met["its old address"] = [before.status_code]
    for kind, model in (("images", get_image_model()), ("documents", get_document_model())):
        for file in model.objects.order_by("pk"):
            met[file.title] = [visitor.get(f"/api/v2/{kind}/{file.pk}/").status_code]
    return met


def card() -> dict:
    """Of a learner who takes the open course."""
    from courses.catalogue.models import Course
    from courses.enrolments.actions import enrol
    from lms.accounts.actions import create_learner, issue_card

    learner = create_learner(by=None, language="en")
    course = next(course for course in Course.objects.current() if course.title.startswith("Open"))
    enrol(learner.user, course, by=learner.user)
    issued = issue_card(learner, by=None)
    return {"number": issued.card.number, "code": issued.code}


def serve(port: int) -> None:
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    class Quiet(WSGIRequestHandler):
        def log_message(self, *said):
            pass

    server = ThreadedWSGIServer(("127.0.0.1", port), Quiet)
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    server.serve_forever()


main()
