import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.accounts.models import PinKind
from lms.site.demo.accounts import demo_accounts


def in_words(account: dict[str, Any]) -> tuple[str, str]:
    """How somebody signs in, and what a learner needs then: her language and her PIN."""
    if "handle" not in account:
        return f"{account['username']}, password {account['password']}", ""
    pin = f"PIN {account['pin']}" if account["pin"] else "chooses her PIN"
    if account["pin_kind"] == PinKind.PICTURES:
        pin += " (pictures)"
    way_in = f"{account['handle']} or {account['number']}, code {account['code']}"
    return way_in, f"{account['language']}, {pin}"


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
            way_in, then = in_words(account)
            self.stdout.write(f"  {account['role']:<14} {way_in:<48} {then:<24} {account['start_url']}")
        self.stdout.write(
            "  Staff and employers also type a code: ./run manage demo_code USER prints the one of the"
            " moment.\n"
        )
