from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.audit.models import AuditEntry
from lms.audit.queries import check_chain


class Command(BaseCommand):
    help = "Reads the audit from its first entry to its last and says whether one was changed or is gone. Keep what it prints: --expect compares it later."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--expect", default="", metavar="COUNT:HASH", help="what an earlier run printed; that many entries must still be there, unchanged")

    def handle(self, *args: Any, **options: Any) -> None:
        state = check_chain()
        if state.broken_at:
            raise CommandError(f"The audit is broken at entry {state.broken_at}: it was changed, or it is gone.")
        if options["expect"]:
            self._compare(options["expect"], state.count)
        self.stdout.write(f"The audit holds. {state.count}:{state.digest}")

    def _compare(self, expected: str, count: int) -> None:
        number, _colon, digest = expected.partition(":")
        known = AuditEntry.objects.filter(number=int(number or 0)).values_list("digest", flat=True).first()
        if (known or "") != digest:
            raise CommandError(f"The audit is whole, but it is not the one of that day: entry {number} is another one or is gone. There are {count} entries.")
