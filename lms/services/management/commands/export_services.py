from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.organisations.models import Organisation
from lms.services.hsds.exporting import as_json, as_zip


class Command(BaseCommand):
    help = "Writes all services that one organisation edits, or everybody's, as HSDS 3: .json or .zip."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="ends with .json or .zip; - writes JSON to the screen")
        parser.add_argument("--organisation", default="", help="the name of the partner; empty: everybody's")

    def handle(self, *args: Any, **options: Any) -> None:
        organisation = None
        if options["organisation"]:
            organisation = Organisation.objects.filter(name=options["organisation"]).first()
            if organisation is None:
                raise CommandError("There is no such organisation.")
        file = options["file"]
        if str(file) == "-":
            self.stdout.write(as_json(organisation))
        elif file.suffix == ".json":
            file.write_text(as_json(organisation), encoding="utf-8")
        elif file.suffix == ".zip":
            file.write_bytes(as_zip(organisation))
        else:
            raise CommandError("The name of the file ends with .json or .zip.")
        self.stderr.write(f"{file} is written.")
