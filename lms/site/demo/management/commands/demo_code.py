from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.accounts.factors.library import code_of_now
from lms.site.demo.people import WORKERS


class Command(BaseCommand):
    help = (
        "Prints the six digits that somebody of the demo types after the password: what an authenticator app"
        " would show now."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="as demo_accounts lists it")

    def handle(self, *args: Any, **options: Any) -> None:
        if not getattr(settings, "LMS_DEMO", False):
            raise CommandError("Only the demo's secrets are known: use lms.site.settings.demo.")
        secrets = {worker.username: worker.totp_secret for worker in WORKERS}
        if options["username"] not in secrets:
            raise CommandError(f"Nobody of the demo has this user name. There are: {', '.join(secrets)}.")
        self.stdout.write(code_of_now(secrets[options["username"]]))
