from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.accounts.factors.actions import take_all_away


class Command(BaseCommand):
    help = (
        "Takes the second factors of somebody away who lost them: she sets up new ones at her next sign-in."
        " Only when you see her in person."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        user = (
            get_user_model()
            ._default_manager.filter(**{get_user_model().USERNAME_FIELD: options["username"]})
            .first()
        )
        if user is None:
            raise CommandError("Nobody has this user name.")
        self.stdout.write(
            f"{take_all_away(user)} taken away. At the next sign-in a new second factor is set up."
        )
