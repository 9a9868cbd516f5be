from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.contracts.event_map import event_map

PLACE = Path("docs/events.md")


class Command(BaseCommand):
    help = "Writes docs/events.md from the code: who tells what, and who hears it; --check only compares."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")
        parser.add_argument("--to", type=Path, default=PLACE, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        path, wanted = options["to"], event_map()
        if not options["check"]:
            path.write_text(wanted, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != wanted:
            raise CommandError(f"{path} is not what the code says. Run: ./run manage event_map")
