from typing import Any

from django.core.management.base import BaseCommand

from lms.pathways.moving.actions import end_overlaps


class Command(BaseCommand):
    help = (
        "Ends what is left of the help of an organisation a plan came from, when its last day has passed, and"
        " her place there, unless she learns in one of its groups. Of the plan nobody there sees anything"
        " after that day without it, too. Run it every night."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{end_overlaps()} ended.")
