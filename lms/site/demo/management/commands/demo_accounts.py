import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.site.demo.accounts import demo_accounts


class Command(BaseCommand):
    help = "Lists who can sign in to the demo."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="a list of objects")

    def handle(self, *args: Any, **options: Any) -> None:
        if not getattr(settings, "LMS_DEMO", False):
            raise CommandError("Only the demo has demo accounts: use lms.site.settings.demo.")
        accounts = demo_accounts()
        if options["json"]:
            self.stdout.write(json.dumps(accounts, ensure_ascii=False, indent=2))
            return
        for account in accounts:
            way_in = (
                f"{account['handle']} or {account['number']}, code {account['code']}"
                if "handle" in account
                else f"{account['username']}, password {account['password']}"
            )
            self.stdout.write(f"  {account['role']:<14} {way_in:<52} {account['start_url']}")
        self.stdout.write(
            "  Staff and employers also type a code: ./run manage demo_code USER prints the one of the"
            " moment.\n"
        )
