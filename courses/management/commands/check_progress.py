from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from courses.enrolments.models import Enrolment
from courses.progress.actions import recount
from courses.progress.queries import differences
from lms.core.locking import one_at_a_time


class Command(BaseCommand):
    help = (
        "Derives everybody's progress from the records and compares it with the counts on the enrolments."
        " --repair makes the counts anew."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true", help="write the derived counts")

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = 0
        for key in list(Enrolment.objects.order_by("pk").values_list("pk", flat=True)):
            wrong += self.differs(key, repair=options["repair"])
        if wrong and not options["repair"]:
            raise CommandError(f"{wrong} enrolments differ. Run check_progress --repair.")
        self.stdout.write(f"{wrong} enrolments differed." if wrong else "All counts agree with the records.")

    @transaction.atomic
    def differs(self, key: int, *, repair: bool) -> bool:
        """Looked at while nobody writes: a step that arrives between reading the count and deriving it is no
        difference.
        """
        one_at_a_time(Enrolment.objects.filter(pk=key))
        enrolment = Enrolment.objects.filter(pk=key).first()  # she may have gone meanwhile
        found = differences(enrolment) if enrolment else {}
        if found:
            self.stdout.write(
                f"{enrolment.uuid}: "
                + ", ".join(f"{name} is {kept}, derived {derived}" for name, (kept, derived) in found.items())
            )
            if repair:
                recount(enrolment)
        return bool(found)
