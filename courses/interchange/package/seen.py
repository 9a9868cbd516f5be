"""What looking through a package found, as its page says it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.interchange.package.schema import Problem
from courses.interchange.records import Level
from lms.core.texts import in_a_row
from lms.core.written import language_named


@dataclass(frozen=True)
class SeenPackage:
    """`kept` stands beside the file (CoursePackage.seen)."""

    kept: dict[str, Any]

    @property
    def title(self) -> str:
        return str(self.kept.get("title") or "")

    @property
    def languages(self) -> str:
        return in_a_row([language_named(each) for each in self.kept.get("languages", [])])

    @property
    def is_here(self) -> bool:
        return bool(self.kept.get("is_here"))

    @property
    def more(self) -> int:
        return int(self.kept.get("more") or 0)

    @property
    def changes(self) -> bool:
        """Whether anything would come of it."""
        counts = self.kept.get("counts", {}).values()
        return any(states.get("new") or states.get("changed") for states in counts)

    @property
    def counts(self) -> list[str]:
        found = []
        for kind, states in self.kept.get("counts", {}).items():
            if kind != "course":
                found.append(f"{_kind(kind, sum(states.values()))}: {in_a_row(_states(states))}")
        if media := self.kept.get("media"):
            words = ngettext(
                "%(count)d picture or recording is new here.",
                "%(count)d pictures and recordings are new here.",
                media,
            )
            found.append(words % {"count": media})
        return found

    @property
    def refusals(self) -> list[Problem]:
        return [each for each in self._problems if each.level == Level.REFUSED]

    @property
    def notes(self) -> list[Problem]:
        return [each for each in self._problems if each.level != Level.REFUSED]

    @property
    def _problems(self) -> list[Problem]:
        return [Problem(**each) for each in self.kept.get("problems", [])]


def _kind(kind: str, count: int) -> str:
    words = {
        "module": ngettext("%(count)d module", "%(count)d modules", count),
        "lesson": ngettext("%(count)d lesson", "%(count)d lessons", count),
        "question": ngettext("%(count)d question", "%(count)d questions", count),
    }
    return words[kind] % {"count": count}


def _states(states: dict[str, int]) -> list[str]:
    words = {
        "new": _("%(count)d new"),
        "changed": _("%(count)d changed"),
        "same": _("%(count)d as it is here"),
    }
    return [words[state] % {"count": states[state]} for state in words if states.get(state)]
