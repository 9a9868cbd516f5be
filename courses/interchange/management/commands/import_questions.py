import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _
from wagtail.models import Locale

from courses.interchange.actions import Done, carry_out
from courses.interchange.checking import Plan, planned
from courses.interchange.formats import FORMATS, format_of
from courses.interchange.records import Level, Problem


class Command(BaseCommand):
    help = (
        "Imports questions from a file of another system (GIFT, Moodle XML, Aiken, or the table of the"
        " template) into the question bank, as drafts. All of them, or none where one has to be corrected."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", choices=list(FORMATS), help="told by the file itself without it")
        parser.add_argument("--language", default=settings.LANGUAGE_CODE, help="of the questions")
        parser.add_argument("--only-right", action="store_true", help="import those with nothing to correct")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
        parser.add_argument("--json", action="store_true", help="say it as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        plan, done = self.done(options)
        is_refused = bool(plan.refusals) and not done.questions
        self.say(plan, done, as_json=options["json"])
        if is_refused:
            raise SystemExit(1)

    def done(self, options: dict[str, Any]) -> tuple[Plan, Done]:
        language = Locale.objects.filter(language_code=options["language"]).first()
        try:
            content = options["file"].read_bytes()
        except OSError as problem:
            words = _("The file cannot be read: %(reason)s.") % {"reason": problem.strerror}
            return self.refused(options["format"], words), Done()
        if language is None:
            words = _("The site has no pages in the language “%(code)s”.") % {"code": options["language"]}
            return self.refused(options["format"], words), Done()
        name = options["file"].name
        kind = FORMATS[options["format"]] if options["format"] else format_of(content, name)
        plan = planned(content, name, format=kind, language=language)
        may = not plan.refusals or options["only_right"]
        if options["dry_run"] or not may:
            return plan, Done()
        return plan, carry_out(plan, language=language)

    def refused(self, format: str | None, words: str) -> Plan:
        return Plan(format or "", problems=[Problem(1, "", words, Level.REFUSED)])

    def say(self, plan: Plan, done: Done, *, as_json: bool) -> None:
        problems = [*plan.problems, *done.problems]
        if as_json:
            told = {
                "format": plan.format,
                "questions": plan.found,
                "by_type": dict(sorted(plan.by_type.items())),
                "problems": [
                    {"line": each.line, "question": each.question, "message": each.message}
                    for each in problems
                ],
                "imported": len(done.questions),
            }
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
            return
        for each in problems:
            self.stdout.write(f"{each.line}: {each.question}: {each.message}")
        counts = {"found": plan.found, "count": len(done.questions)}
        self.stdout.write(_("Questions found: %(found)d. Imported as drafts: %(count)d.") % counts)
