from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.audit import anchor
from lms.audit.models import AuditEntry
from lms.audit.queries import check_chain, problems


class Command(BaseCommand):
    help = (
        "Reads the audit from its first entry to its last and says whether something was changed or is gone."
        " Keep what it prints: --expect compares it later."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--expect",
            default="",
            metavar="COUNT:HASH",
            help="what an earlier run printed; that many entries must still be there, unchanged",
        )
        parser.add_argument(
            "--anchor",
            action="store_true",
            help="when it holds, write down where it stands in audit.txt beside the backups; every night",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        state = check_chain()
        found = problems(state)
        count = AuditEntry.objects.count()
        unknown = anchor.first_unknown(anchor.lines())
        if unknown:
            found.append(
                f"{anchor.file()} says that the audit stood at {unknown}: it is not the one of that night."
                f" There are {count} entries."
            )
        if options["expect"] and anchor.first_unknown([options["expect"]]):
            found.append(
                f"The audit is not the one of that day: entry {options['expect'].partition(':')[0]} is"
                f" another one or is gone. There are {count} entries."
            )
        if found:
            raise CommandError("\n".join(found))
        if options["anchor"]:
            anchor.write(state.count, state.digest)
        self.stdout.write(f"The audit holds. {state.count}:{state.digest}")
