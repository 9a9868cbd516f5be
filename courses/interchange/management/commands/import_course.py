import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from courses.interchange.package.homes import Home, homes
from courses.interchange.package.planning import planned
from courses.interchange.package.schema import Problem
from courses.interchange.package.taking import put
from courses.interchange.package.things import Plan
from courses.interchange.records import Level


class Command(BaseCommand):
    help = (
        "Brings a course package (.heal) of another site in, as drafts: all of it, or nothing where something"
        " has to be corrected. A course that came before is changed, not doubled."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--under", type=int, help="id of the page under which courses stand")
        parser.add_argument(
            "--as-new", action="store_true", help="another course beside one that came before"
        )
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
        parser.add_argument("--json", action="store_true", help="say it as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        home = self.home(options["under"])
        if home is None:
            self.say(None, [_refused(_("There is no page here under which courses stand."))], None, options)
            raise SystemExit(1)
        with TemporaryDirectory() as folder:
            try:
                with options["file"].open("rb") as file:
                    keep = None if options["dry_run"] else Path(folder)
                    plan = planned(file, home=home, as_new=options["as_new"], keep=keep)
            except OSError as problem:
                words = _("The file cannot be read: %(reason)s.") % {"reason": problem.strerror}
                self.say(None, [_refused(words)], None, options)
                raise SystemExit(1) from None
            page = None if plan.refusals or options["dry_run"] else put(plan)
        self.say(plan, plan.problems, page, options)
        if plan.refusals:
            raise SystemExit(1)

    def home(self, under: int | None) -> Home | None:
        found = homes(None)
        if under is None:
            return found[0] if found else None
        return next((each for each in found if under in {page.pk for page in each.pages.values()}), None)

    def say(self, plan: Plan | None, problems: list[Problem], page: Any, options: dict[str, Any]) -> None:
        counts = {
            kind: dict(sorted(states.items())) for kind, states in (plan.counts() if plan else {}).items()
        }
        if options["json"]:
            told = {
                "title": plan.title if plan else "",
                "languages": plan.languages if plan else [],
                "things": counts,
                "media": len(plan.media) if plan else 0,
                "problems": [
                    {"file": each.file, "field": each.field, "level": each.level, "message": each.message}
                    for each in problems
                ],
                "page": page.pk if page else None,
            }
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
            return
        for each in problems:
            self.stdout.write(f"{each.file}: {each.field}: {each.message}")
        for kind, states in counts.items():
            self.stdout.write(f"{kind}: " + ", ".join(f"{state} {count}" for state, count in states.items()))
        self.stdout.write(_("The course is here as drafts.") if page else _("Nothing was changed."))


def _refused(words: str) -> Problem:
    return Problem("", "", words, Level.REFUSED)
