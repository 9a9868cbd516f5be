"""Run inside a project that Wagtail's own template made: the way of docs/host-site.md from nothing to a
certificate, by commands and pages alone. Prints, for each of its parts, the commands and the addresses.
"""

import gc
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

from keeping import keep_for_later

PASSWORD, HERS = "rivers-run-slowly-here", "seven-boats-by-night"
PIN = "580274"
RIGHT = "The red board"


def main() -> None:
    import django

    gc.disable()  # migrations make models by the thousand
    django.setup()
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    call_command("migrate", verbosity=0, stdout=sys.stderr)
    keep_for_later(Path(os.environ["HOST_KEPT"]))
    setup_test_environment(debug=False)
    print(json.dumps(Way().gone()), flush=True)
    os._exit(0)  # nobody needs what would be cleared away


class Way:
    """Each part is a method, in the order of the page."""

    def __init__(self) -> None:
        from forms import Visitor

        self.administrator, self.coordinator = Visitor(), Visitor()
        self.learner, self.employer = Visitor(), Visitor()
        self.typed: list[str] = []

    def gone(self) -> dict[str, Any]:
        from forms import Visitor

        everybody: list[Visitor] = [*(self.administrator, self.coordinator, self.learner, self.employer)]
        told = {}
        for part in (
            *(self.a_website, self.an_administrator, self.an_organisation, self.what_is_taught),
            *(self.two_questions, self.a_course, self.a_card, self.a_learner, self.the_certificate),
        ):
            self.typed.clear()
            for person in everybody:
                person.opened.clear()
            met = part()
            opened = [address for person in everybody for address in person.opened]
            told[part.__name__] = {"commands": [*self.typed], "opened": opened, "met": met}
        return told

    def a_website(self) -> None:
        self.command("make_faces")
        self.command("make_roles")

    def an_administrator(self) -> None:
        os.environ["DJANGO_SUPERUSER_PASSWORD"] = PASSWORD
        self.command("createsuperuser", interactive=False, username="ada", email="ada@example.org")
        self.administrator.sign_in("ada", PASSWORD, "four-lamps-under-oak")
        website = self.administrator.open("/admin/settings/lms/face/")
        website.send("form[method=POST]", issuer="Open Courses of the Valley")

    def an_organisation(self) -> None:
        ada = self.administrator
        ada.open("/teach/organisations/").follow("a[href$='/organisations/new/']")
        ada.send(name="Officina", kind="partner", place="Turin", country="IT", programme="off")
        ada.follow("a[href$='/people/new/']")
        ada.send(username="carla", first_name="Carla", last_name="Neri", roles="coordinator")
        self.first_password = re.search(r"First password (\S+)", ada.words)[1]

    def what_is_taught(self) -> None:
        framework = self.snippet("lms/framework", labels_en="Our courses", code="ours")
        self.level = self.snippet(
            "lms/level",
            labels_en="Knows how",
            code="knows-how",
            rank=1,
            framework=framework.pk,
            needs_practice=[],
        )
        self.competence = self.snippet(
            "lms/competence",
            labels_en="Works with clean boards",
            code="boards",
            framework=framework.pk,
            visible_outside="on",
        )

    def two_questions(self) -> list[bool]:
        from wagtail.test.utils.form_data import nested_form_data, streamfield

        options = [{"text": RIGHT, "is_correct": "on", "feedback": ""}, {"text": "The green board"}]
        self.questions = []
        for asked in ("Which board is for raw meat?", "Which board is for fish?"):
            choices = nested_form_data({"activity": streamfield([("single", {"choices": listed(options)})])})
            self.questions.append(
                self.snippet(
                    "courses/question",
                    **{"text": asked, "why": "Raw food has one board.", "action-publish": "on"},
                    **choices,
                )
            )
        return [question.live for question in self.questions]

    def a_course(self) -> list[bool]:
        from wagtail.models import Site
        from wagtail.test.utils.form_data import nested_form_data, streamfield

        home = self.published(
            "skillshomepage",
            Site.objects.get().root_page,
            title="Courses",
            slug="courses",
            **nested_form_data({"avoided": streamfield([])}),
        )
        course = self.published(
            "coursepage",
            home,
            title="Kitchen work",
            slug="kitchen",
            summary="A course.",
            visible_outside="on",
            **nested_form_data({"glossary": streamfield([])}),
        )
        taught = [{"competence": self.competence.pk, "level": self.level.pk}]
        module = self.published(
            "modulepage",
            course,
            title="A clean kitchen",
            slug="clean",
            hours=6,
            visible_outside="on",
            **rows("competences", taught),
            **rows("quiz_questions", [{"question": question.pk} for question in self.questions]),
        )
        lesson = self.published("lessonpage", module, title="Boards", slug="boards", **self.body())
        return [page.live for page in (home, course, module, lesson)]

    def body(self) -> dict[str, Any]:
        from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

        blocks = [
            ("text", {"heading": "", "text": rich_text("<p>Red is for raw meat.</p>"), "audio": ""}),
            ("question", self.questions[0].pk),
        ]
        return nested_form_data({"body": streamfield([("step", {"blocks": streamfield(blocks)})])})

    def a_card(self) -> None:
        carla = self.coordinator
        carla.sign_in("carla", self.first_password, HERS)
        carla.open("/teach/").follow("a[href='/teach/accounts/new/']")
        course = carla.page.find("option", string="Kitchen work")["value"]
        carla.send(language="en", course=course)
        self.card = [code.get_text(" ", strip=True) for code in carla.page.select("p.code")]

    def a_learner(self) -> str:
        learner = self.learner
        learner.open("/learn/enter/").send(handle=self.card[0], code=self.card[1], phone="own")
        learner.send(pin=PIN, pin_again=PIN)
        for _page in range(20):
            if "/learn/certificates/" in learner.address:
                return re.sub(r"[0-9a-f-]{36}", "<uuid>", learner.address)
            self.go_on()
        raise AssertionError(f"{learner.address}: {learner.words}")

    def go_on(self) -> None:
        """What stands at the thumb, or the one big button; a question gets its right answer."""
        learner = self.learner
        if learner.address == "/learn/":
            learner.open("/learn/").follow(".card .button--big")
            return
        answers = {
            label.select_one("input")["name"]: label.select_one("input")["value"]
            for label in learner.page.select("label:has(input[name=choice])")
            if RIGHT in label.get_text()
        }
        button = learner.page.select_one(".thumb .button--main, a.task__title, .task__title a")
        assert button is not None, f"{learner.address}: {learner.words}"
        if button.name == "a":
            learner.open(button["href"])
            return
        form = f"form#{button['form']}" if button.get("form") else "form:has(.thumb .button--main)"
        named = {button["name"]: button.get("value", "")} if button.get("name") else {}
        learner.send(form, **answers, **named)

    def the_certificate(self) -> dict[str, Any]:
        learner = self.learner
        learner.open("/learn/certificates/")
        learner.follow("main a[href*='/learn/certificates/']:not([href$='/certificates/'])")
        said, address = learner.words, learner.address
        code = re.search(r"(?:\b[0-9A-Z]{4} ){3}[0-9A-Z]{4}\b", said)[0]
        sheet = learner.open(f"{address}sheet.pdf").answer
        employer = self.employer.open("/verify/")
        employer.send("form:has([name=code])", code=code)
        return {
            "says": [word in said for word in ("A clean kitchen", "Works with clean boards")],
            "sheet": [sheet["Content-Type"], b"".join(sheet)[:5].decode()],
            "verified": [
                word in employer.words
                for word in (
                    "This certificate is valid",
                    "A clean kitchen",
                    "Open Courses of the Valley",
                )
            ],
        }

    # ── what is done more than once ─────────────────────────────────────────────────────────────────────────

    def command(self, name: str, **options: Any) -> None:
        from django.core.management import call_command

        self.typed.append(f"python manage.py {name}")
        call_command(name, stdout=sys.stderr, **options)

    def snippet(self, kind: str, **typed: Any) -> Any:
        from django.apps import apps

        self.administrator.open(f"/admin/snippets/{kind}/add/").send("form[method=POST]", **typed)
        return apps.get_model(kind.replace("/", ".")).objects.latest("pk")

    def published(self, kind: str, above: Any, **typed: Any) -> Any:
        from django.apps import apps

        ada = self.administrator.open(f"/admin/pages/add/courses_pages/{kind}/{above.pk}/")
        ada.send("form[method=POST]", **{"action-publish": "action-publish"}, **typed)
        return apps.get_model("courses_pages", kind).objects.latest("pk")


def rows(name: str, typed: list[dict[str, Any]]) -> dict[str, Any]:
    """The rows that the editor's *Add* makes in a page's form."""
    from wagtail.test.utils.form_data import inline_formset, nested_form_data

    return nested_form_data({name: inline_formset(typed)})


def listed(typed: list[dict[str, Any]]) -> dict[str, Any]:
    """The rows of a list in a block."""
    found: dict[str, Any] = {"count": len(typed)}
    for number, value in enumerate(typed):
        found[str(number)] = {"id": "", "type": "item", "value": value, "order": number, "deleted": ""}
    return found


main()
