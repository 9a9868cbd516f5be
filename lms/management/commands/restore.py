from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.privacy.backups import BackupFailed, look, restore
from lms.privacy.inspection import current_contents


class Command(BaseCommand):
    help = (
        "Looks at a backup and says what is in it, keeps a copy of the database that is there, puts the"
        " backup in its place, brings it up to date and erases again whoever was erased since. Stop the site"
        " first."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            contents = look(options["file"])
            self.stdout.write(f"In the backup: {contents}.")
            self.stdout.write(f"There now, and replaced: {current_contents() or 'nothing that can be read'}.")
            if (
                not options["yes"]
                and input("Everything since this backup is lost. Type yes to go on: ") != "yes"
            ):
                raise CommandError("Nothing was changed.")
            done = restore(options["file"])
        except BackupFailed as problem:
            raise CommandError(str(problem)) from problem
        if done.kept:
            self.stdout.write(
                f"What was there is kept in {done.kept} and goes with the backups after 35 days."
            )
        self.stdout.write(f"Restored. Accounts erased again: {done.erasures.count}.")
        failures = done.erasures.failures
        if failures:
            raise CommandError(
                f"Accounts that came back and could not be erased again: {len(failures)}."
                f" {', '.join(sorted(set(failures)))}. Run erase_due."
            )
