from typing import Any

from django.core.management.base import BaseCommand

from lms.messaging.actions import tell_deputies


class Command(BaseCommand):
    help = (
        "Puts a mark on the first page of colleagues who see a message because nobody answered it in time."
        " They see it without, too. Run it every quarter of an hour."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{tell_deputies()} told.")
