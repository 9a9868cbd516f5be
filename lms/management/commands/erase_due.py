from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lms.privacy.erasure import erase_due


class Command(BaseCommand):
    help = "Erases the accounts whose day has come. Run it every quarter of an hour."

    def handle(self, *args: Any, **options: Any) -> None:
        done = erase_due()
        self.stdout.write(f"Accounts erased: {done.count}.")
        if done.failures:
            raise CommandError(
                f"Accounts that could not be erased and are tried again next time: {len(done.failures)}."
                f" {', '.join(sorted(set(done.failures)))}."
            )
