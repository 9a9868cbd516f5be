from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses.enrolments.models import Enrolment
from courses.progress.actions import recount
from courses.progress.queries import differences


class Command(BaseCommand):
    help = "Derives everybody's progress from the records and compares it with the counts on the enrolments. --repair makes the counts anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true", help="write the derived counts")

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = 0
        for enrolment in Enrolment.objects.order_by("pk").iterator():
            found = differences(enrolment)
            if found:
                wrong += 1
                self.stdout.write(f"{enrolment.uuid}: " + ", ".join(f"{name} is {kept}, derived {derived}" for name, (kept, derived) in found.items()))
                if options["repair"]:
                    recount(enrolment)
        if wrong and not options["repair"]:
            raise CommandError(f"{wrong} enrolments differ. Run check_progress --repair.")
        self.stdout.write(f"{wrong} enrolments differed." if wrong else "All counts agree with the records.")
