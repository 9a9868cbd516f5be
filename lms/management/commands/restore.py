from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.privacy.backups import BackupFailed, restore


class Command(BaseCommand):
    help = "Puts a backup in the place of the database, brings it up to date and erases again whoever was erased since. Stop the site first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["yes"] and input("Everything since this backup is lost. Type yes to go on: ") != "yes":
            raise CommandError("Nothing was changed.")
        try:
            again = restore(options["file"])
        except BackupFailed as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"Restored. Accounts erased again: {again}.")
