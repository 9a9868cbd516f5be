"""What is said beside the editor of a course or a module, as it was saved last: what a learner must do, when
it opens, and what is in the way.
"""

from dataclasses import dataclass
from typing import Any

from courses.catalogue.finishing import Duties, duties_of
from courses.catalogue.opens import opens_of_page
from courses.catalogue.pages import AbstractModulePage
from courses.pages.bank import bank_for
from courses.pages.checks import checklist
from courses.pages.content import Remark
from courses.pages.there import there_now
from courses.pages.written import as_it_stands
from courses.progress.opening import said_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PartReport:
    """`duties` are those of a module."""

    in_the_way: list[Remark]
    worth_a_look: list[Remark]
    duties: Duties | None
    opens: list[str]

    @property
    def count(self) -> int:
        return len(self.in_the_way) + len(self.worth_a_look)


def report_on_part(page: Any) -> PartReport:
    draft = page.get_latest_revision_as_object()
    written = as_it_stands(draft)
    found = checklist(written, bank_for([written]))
    is_module = isinstance(draft, AbstractModulePage)
    return PartReport(
        in_the_way=[Remark(each.words) for each in found.in_the_way],
        worth_a_look=[Remark(each.words) for each in found.worth_a_look],
        duties=duties_of(written.finish, there_now(written, written.finish)) if is_module else None,
        opens=said_of(opens_of_page(draft)),
    )
