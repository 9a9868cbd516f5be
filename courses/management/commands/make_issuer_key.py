from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from courses.certificates.credentials import issuer_url
from courses.certificates.keys import make_issuer_key
from lms.safety.faces.queries import skills_face


class Command(BaseCommand):
    help = (
        "Makes a new key with which the issuer signs certificates. What was signed before stays right, unless"
        " the keys of before are dropped."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--drop-older",
            action="store_true",
            help="Somebody else may have the older key: nothing that it signed is right any more. Learners"
            " download their signed files anew.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        key = make_issuer_key(drop_older=options["drop_older"])
        self.stdout.write(f"The issuer signs with {key.public} now. It is published at")
        self.stdout.write(f"  {issuer_url(skills_face())}")
        self.stdout.write("Make a backup: a restore from an older one would not know this key.")
