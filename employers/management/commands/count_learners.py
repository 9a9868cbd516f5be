from typing import Any

from django.core.management.base import BaseCommand

from employers.matching.counts import count_this_month


class Command(BaseCommand):
    help = (
        "Counts for each trade and area whether there are fewer than ten learners, which is all that"
        " employers see of them. Once a month: run it every day, it counts on the first."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("Counted." if count_this_month() else "This month was counted already.")
