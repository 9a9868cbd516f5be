from typing import Any

from django.core.management.base import BaseCommand

from employers.contact.actions.clock import move_on


class Command(BaseCommand):
    help = (
        "Reminds once, then closes kindly, what nobody answered about work in its time, and what is no longer"
        " there. Run it every night."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{move_on()} moved.")
