import json
from io import BytesIO
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.core.people import Person
from lms.organisations.models import Organisation
from lms.services.hsds.actions import PlanIsOld, carry_out
from lms.services.hsds.planning import Plan, planned
from lms.services.hsds.reading import LIMITS, read

TOLD_EVERY = 5000


class Command(BaseCommand):
    help = (
        "Imports services from a file of HSDS 3 (JSON, CSV or ZIP) for one organisation: all of it, or"
        " nothing and everything that is wrong. Exits 1 when a problem kept it from importing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--organisation", required=True, help="the name of the partner that edits them")
        parser.add_argument("--by", required=True, help="the login of the coordinator who imports")
        parser.add_argument("--reviewer", default="", help="who looked at them: new services are shown then")
        parser.add_argument("--months", type=int, default=6, help="look at them again in so many months")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
        parser.add_argument("--json", action="store_true", help="say it as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        organisation = Organisation.objects.filter(name=options["organisation"]).first()
        by = (
            get_user_model()
            ._default_manager.filter(**{get_user_model().USERNAME_FIELD: options["by"]})
            .first()
        )
        if organisation is None or by is None:
            raise CommandError("There is no such organisation, or no such coordinator.")
        try:
            with options["file"].open("rb") as file:
                content = file.read(LIMITS.packed + 1)
        except OSError as problem:
            raise CommandError(f"{options['file'].name} cannot be read: {problem.strerror}.") from None
        how = (
            {"reviewer": options["reviewer"], "months": options["months"]} if not options["dry_run"] else None
        )
        plan, imports = self.take_over(content, options["file"].name, organisation, by, how)
        self.say(plan, imported=imports, as_json=options["json"])
        if plan.refusals:
            raise SystemExit(1)

    def take_over(
        self, content: bytes, name: str, organisation: Organisation, by: Person, how: dict[str, Any] | None
    ) -> tuple[Plan, bool]:
        """The plan, and whether it was carried out. Nobody waits while it is made: only what is written is
        one transaction. What somebody changed in the meantime is planned again.
        """
        while True:
            plan = planned(read(BytesIO(content), name), organisation=organisation, tell=self.tell)
            if plan.refusals or how is None:
                return plan, False
            try:
                carry_out(plan, organisation=organisation, by=by, **how)
            except PlanIsOld:
                continue
            return plan, True

    def tell(self, done: int, total: int) -> None:
        if done % TOLD_EVERY == 0:
            self.stderr.write(f"{done} of {total} records looked at")

    def say(self, plan: Plan, *, imported: bool, as_json: bool) -> None:
        problems = [problem.written() for problem in plan.refusals]
        notes = [problem.written() for problem in plan.notes]
        if as_json:
            told = {"records": plan.counts(), "problems": problems, "notes": notes, "imported": imported}
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
            return
        for kind, count in plan.counts().items():
            self.stdout.write(
                f"{kind}: {count['new']} new, {count['changed']} changed, {count['same']} the same"
            )
        for problem in [*problems, *notes]:
            where = ", ".join(
                str(part) for part in (problem["file"], problem["line"], problem["member"]) if part
            )
            self.stdout.write(f"{where}: {problem['message']}")
        self.stdout.write("Imported." if imported else "Nothing was imported.")
