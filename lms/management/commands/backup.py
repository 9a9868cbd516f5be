from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.privacy.backups import BackupFailed, drop_old_backups, make_backup


class Command(BaseCommand):
    help = (
        "Makes a verified backup of the database, readable by you alone, and removes those older than 35"
        " days."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--to", type=Path, default=None, metavar="FOLDER", help="where to (default: LMS_BACKUP_DIR)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = make_backup(options["to"])
        except BackupFailed as problem:
            raise CommandError(str(problem)) from problem
        dropped = drop_old_backups(options["to"])
        self.stdout.write(f"{made}")
        if dropped:
            self.stderr.write(f"{dropped} old backups removed.")
