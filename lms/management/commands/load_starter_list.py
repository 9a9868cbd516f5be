from typing import Any

from django.core.management.base import BaseCommand

from lms.competences.importing import starter


class Command(BaseCommand):
    help = (
        "Loads our list of skills and occupations for first jobs, in eight languages. It changes nothing that"
        " is there already; running it again adds what is new in it."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        put = starter.load()
        self.stdout.write(
            f"{put.skills} skills, {put.occupations} occupations, {put.relations} relations between skills,"
            f" {put.asked} skills that occupations ask for."
        )
