from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lms.removing import queries
from lms.removing.actions import remove

TYPED = "remove all of it"


class Command(BaseCommand):
    help = (
        "Takes this suite out of a site: its tables, pages, groups, files and the accounts of learners. Says"
        " first what goes and what stays, and goes on when the sentence it asks for is typed. There is no way"
        " back but a backup."
    )
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        if told := queries.why_not():
            raise CommandError("\n".join(["Nothing was removed.", *told]))
        found = queries.inventory()
        for heading, lines in (("This goes:", found.goes), ("This stays:", found.stays)):
            self.stdout.write("\n".join([heading, *(f"  {line}" for line in lines), "", ""]))
        self.stdout.write("Stop the site and its workers, and make a backup, before you go on.")
        if self._typed() != TYPED:
            raise CommandError("Nothing was removed.")
        remove()
        self.stdout.write("\n".join(["It is removed. Now take out of the code:", *queries.edits()]))

    def _typed(self) -> str:
        self.stdout.write(f"Type “{TYPED}” to go on:")
        try:
            return input().strip().strip("“”\"'")
        except EOFError:
            return ""
