from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.privacy.datamap import data_map

PLACE = Path("docs/data-map.md")


class Command(BaseCommand):
    help = (
        "Writes docs/data-map.md from the declarations of personal data; --check only says whether it is up"
        " to date."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")
        parser.add_argument("--to", type=Path, default=PLACE, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        path, wanted = options["to"], data_map()
        if not options["check"]:
            path.write_text(wanted, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != wanted:
            raise CommandError(f"{path} is not what the declarations say. Run: ./run manage data_map")
