from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from lms.privacy import retention


class Command(BaseCommand):
    help = "Deletes what is older than its period (docs/data-map.md), and erases accounts that nobody used for two years. Run it every night."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say how many rows would go")

    def handle(self, *args: Any, **options: Any) -> None:
        found = retention.look() if options["dry_run"] else retention.apply()
        for label, count in found.items():
            self.stdout.write(f"{label}: {count}")
