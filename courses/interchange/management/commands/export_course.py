import json
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import swapper
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from courses.catalogue.pages import AbstractCoursePage
from courses.interchange.package.writing import PIECE, write_package

Page = swapper.load_model("wagtailcore", "Page")


class Command(BaseCommand):
    help = (
        "Writes a course with everything in it (modules, lessons, questions, pictures, recordings, every"
        " language) into a course package, as its authors wrote it last. Nothing of a person is in it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("course", type=int, help="the id of the course's page, in any language")
        parser.add_argument("file", type=Path, help="such as kitchen.heal")
        parser.add_argument("--json", action="store_true", help="say it as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        page = Page.objects.filter(pk=options["course"], alias_of=None).specific().first()
        if not isinstance(page, AbstractCoursePage):
            raise CommandError(_("There is no course with this id."))
        with TemporaryFile() as made:
            problems = write_package(page, made)
            made.seek(0)
            try:
                with options["file"].open("wb") as to:
                    while piece := made.read(PIECE):
                        to.write(piece)
            except OSError as problem:
                words = _("The file cannot be written: %(reason)s.") % {"reason": problem.strerror}
                raise CommandError(words) from None
        told = [{"file": each.file, "field": each.field, "message": each.message} for each in problems]
        if options["json"]:
            size = options["file"].stat().st_size
            self.stdout.write(json.dumps({"size": size, "problems": told}, ensure_ascii=False, indent=2))
            return
        for each in told:
            self.stdout.write("{file}: {field}: {message}".format(**each))
        self.stdout.write(_("The course package is written."))
