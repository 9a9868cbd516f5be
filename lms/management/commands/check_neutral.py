from typing import Any

from django.core.management.base import BaseCommand

from lms.safety.faces.links import links_between_faces
from lms.safety.neutral.words import told_by_titles
from lms.safety.outside.files import hits_outside_the_database


class Command(BaseCommand):
    help = (
        "Looks for words that would tell what the learners lived through: templates, catalogues, static"
        " files, settings, addresses, models, stored titles; and for links from one face to the other. Exits"
        " 1 on a hit."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        hits = [*hits_outside_the_database(), *told_by_titles(), *links_between_faces()]
        for place, word in hits:
            self.stdout.write(f"{place}: {word}")
        if hits:
            raise SystemExit(1)
        self.stdout.write("Neutral.")
