from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.privacy import retention


class Command(BaseCommand):
    help = (
        "Deletes what is older than its period (docs/data-map.md), and erases accounts that nobody used for"
        " two years. Run it every night."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say how many rows would go")

    def handle(self, *args: Any, **options: Any) -> None:
        done = retention.Applied(retention.look(), []) if options["dry_run"] else retention.apply()
        for label, count in done.gone.items():
            self.stdout.write(f"{label}: {count}")
        if done.failures:
            raise CommandError(
                "Not everything could be done; it is tried again next time:\n" + "\n".join(done.failures)
            )
