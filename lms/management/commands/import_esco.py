import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.competences.importing import esco
from lms.competences.importing.actions import put
from lms.competences.models import Framework

GROUP = re.compile("[0-9]{1,4}")


class Command(BaseCommand):
    help = (
        "Imports skills and occupations from a download of ESCO (CSV files in a folder, or the ZIP): those of"
        " the chosen groups, beside what is there. Labels that tell about a person's life are left out and"
        " named."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="a folder, a ZIP or one CSV file")
        parser.add_argument(
            "--isco", default="", help="groups of occupations in ISCO-08, such as 5,91,9412; all without it"
        )
        parser.add_argument("--language", default="en", help="of files whose name says none")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
        parser.add_argument("--json", action="store_true", help="say it as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        groups = tuple(group.strip() for group in options["isco"].split(",") if group.strip())
        if not all(GROUP.fullmatch(group) for group in groups):
            raise CommandError("Groups are numbers with commas between them, such as 5,91.")
        try:
            with esco.files_in(options["path"]) as files:
                download = esco.read(files, language=options["language"])
        except OSError as problem:
            raise CommandError(f"{options['path'].name} cannot be read: {problem.strerror}.") from None
        except ValidationError as problem:
            raise CommandError(" ".join(problem.messages)) from None
        chosen = download.chosen(groups)
        told: dict[str, Any] = {
            "found": {"skills": len(chosen.skills), "occupations": len(chosen.occupations)},
            "problems": [asdict(problem) for problem in download.problems],
            "new": {},
        }
        if not options["dry_run"]:
            framework, _is_new = Framework.objects.get_or_create(
                code="esco", defaults={"labels": {"en": "ESCO"}}
            )
            told["new"] = asdict(put(chosen, framework=framework, visible_outside=False))
        self.say(told, as_json=options["json"])

    def say(self, told: dict[str, Any], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
            return
        for problem in told["problems"]:
            self.stdout.write(f"{problem['file']}, row {problem['row']}: {problem['message']}")
        self.stdout.write(
            f"{told['found']['skills']} skills and {told['found']['occupations']} occupations were chosen."
        )
        for name, count in told["new"].items():
            self.stdout.write(f"{name}: {count} new")
        if not told["new"]:
            self.stdout.write("Nothing was imported.")
