from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lms.organisations.writers import GROUPS, clear_wagtails_own, make_writers
from lms.safety.faces.models import Face


class Command(BaseCommand):
    help = (
        "Makes the groups of authors and reviewers of each face, with their rights and their review. Where"
        " there are two, takes away what Wagtail's own groups hold over both. Running it again changes"
        " nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        faces = list(Face.objects.select_related("site", "collection"))
        if not faces:
            raise CommandError("There is no website yet. Type make_faces first.")
        for face in faces:
            make_writers(face)
            names = ", ".join(name for (kind, _role), name in GROUPS.items() if kind == face.kind)
            self.stdout.write(f"{face.get_kind_display()}: {names}.")
            if face.collection is None:
                self.stdout.write("  No collection: nobody but administrators can upload files for it.")
        for name in clear_wagtails_own() if len({face.kind for face in faces}) > 1 else []:
            self.stdout.write(f"{name}: somebody is in this group. It holds no rights over everything now.")
