from typing import Any

from django.core.management.base import BaseCommand

from lms.organisations.writers import GROUPS, clear_wagtails_own, make_writers
from lms.safety.faces.models import Face


class Command(BaseCommand):
    help = (
        "Makes the groups of authors and reviewers of each face, with their rights and their review, and"
        " takes away what Wagtail's own groups hold over both faces. Running it again changes nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for face in Face.objects.select_related("site", "collection"):
            make_writers(face)
            names = ", ".join(name for (kind, _role), name in GROUPS.items() if kind == face.kind)
            self.stdout.write(f"{face.get_kind_display()}: {names}.")
            if face.collection is None:
                self.stdout.write("  No collection: nobody but administrators can upload files for it.")
        for name in clear_wagtails_own():
            self.stdout.write(f"{name}: somebody is in this group. It holds no rights over everything now.")
