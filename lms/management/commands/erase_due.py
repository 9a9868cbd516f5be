from typing import Any

from django.core.management.base import BaseCommand

from lms.privacy.erasure import erase_due


class Command(BaseCommand):
    help = "Erases the accounts whose day has come. Run it every quarter of an hour."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Accounts erased: {erase_due()}.")
