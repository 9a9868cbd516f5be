import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from lms.safety.faces.models import Face
from lms.safety.faces.setting_up import NoHome, make_face


class Command(BaseCommand):
    help = (
        "Makes the websites: the one with the courses on the default site or on the host that --skills names,"
        " the public one on the host that --programme names. Running it again changes nothing."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--skills", metavar="HOST", default="", help="the host name of the website with courses"
        )
        parser.add_argument(
            "--skills-name", metavar="NAME", default="", help="what stands in the corner of its pages"
        )
        parser.add_argument(
            "--programme", metavar="HOST", default="", help="the host name of the public website"
        )
        parser.add_argument("--programme-name", metavar="NAME", default="", help="the same for that one")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        wanted = [(Face.Kind.SKILLS, options["skills"], options["skills_name"])]
        if options["programme"]:
            if options["programme"] == options["skills"]:
                raise CommandError("Give the two websites different host names.")
            wanted.append((Face.Kind.PROGRAMME, options["programme"], options["programme_name"]))
        for kind, host, name in wanted:
            try:
                face, is_new = make_face(kind, host, name)
            except NoHome:
                raise CommandError(f"No installed app brings a home for {host}: add lms.programme.") from None
            if face.kind != kind:
                raise CommandError(f"{face.site.hostname} is the other website already.")
            state = "made" if is_new else "was there"
            self.stdout.write(f"{face.get_kind_display()}: {face.name}, {face.site.root_url} ({state})")
        self.stdout.write("Say more about each under Settings → Websites, then type make_roles.")
