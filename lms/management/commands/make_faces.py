import argparse
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from lms.desk.websites.actions import make_websites
from lms.safety.faces.hosts import Host, NoHost, read_host
from lms.safety.faces.models import Face
from lms.safety.faces.setting_up import Wanted


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
        wanted = [Wanted(str(Face.Kind.SKILLS), _host(options["skills"]), options["skills_name"])]
        if options["programme"]:
            wanted.append(
                Wanted(str(Face.Kind.PROGRAMME), _host(options["programme"]), options["programme_name"])
            )
            if options["programme"] == options["skills"]:
                raise CommandError("Give the two websites different host names.")
        there = set(Face.objects.values_list("pk", flat=True))
        try:
            made = make_websites(wanted, by=None)
        except ValidationError as problem:
            raise CommandError(" ".join(problem.messages)) from None
        for face in made:
            state = "was there" if face.pk in there else "made"
            self.stdout.write(f"{face.get_kind_display()}: {face.name}, {face.site.root_url} ({state})")
        self.stdout.write("Say more about each under Settings → Websites, then type make_roles.")


def _host(typed: str) -> Host | None:
    try:
        return read_host(typed) if typed else None
    except NoHost:
        raise CommandError(f"{typed} is not the name of a website, such as learn.example.org.") from None
