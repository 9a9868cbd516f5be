from typing import Any

from django.core.management.base import BaseCommand

from lms.jobs.actions import take_up


class Command(BaseCommand):
    help = "Hands on work beside the pages whose worker is gone. Every five minutes."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{take_up()} taken up again.")
