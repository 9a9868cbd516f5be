from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from employers.matching.actions import refresh_reach
from employers.matching.queries import differing, people_with_reach
from lms.jobs.kinds import BATCH


class Command(BaseCommand):
    help = (
        "Derives from the attainments what everybody's skills reach, and writes what differs from what is"
        " kept: it should be nothing. --check writes nothing and fails where something differs."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="compare only")

    def handle(self, *args: Any, **options: Any) -> None:
        act = differing if options["check"] else refresh_reach
        people = list(people_with_reach())
        wrong = sum(act(people[first : first + BATCH]) for first in range(0, len(people), BATCH))
        if wrong and options["check"]:
            raise CommandError(f"{wrong} differ. Run recompute_reach.")
        self.stdout.write(f"{wrong} differed." if wrong else "All agree with the attainments.")
