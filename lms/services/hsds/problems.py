"""What can be wrong with a record of a foreign directory, and where, in words."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from lms.intake.problems import printable

#: key → what is wrong, what to do
MESSAGES: dict[str, tuple[Any, Any]] = {
    "json.broken": (
        _("This is not JSON that can be read."),
        _("Export it again from the program that made it."),
    ),
    "json.twice": (_("The same name stands twice in one object."), _("Keep one of the two.")),
    "json.deep": (_("It is nested too deeply."), _("Export it again from the program that made it.")),
    "record.unknown": (
        _("It does not say what kind of record this is."),
        _("Name the file after it, such as services.json or service_list.json."),
    ),
    "record.no_object": (_("Here an object is expected."), _("Look at this place in the file.")),
    "record.no_list": (_("Here a list is expected."), _("Look at this place in the file.")),
    "record.id": (
        _("The id is missing or is not a UUID."),
        _("Give every record its own id, such as ac148810-d857-441c-9679-408f346de14b."),
    ),
    "record.missing": (_("It has to be said and is missing."), _("Add it.")),
    "record.differs": (
        _("The same id stands twice with different words."),
        _("Give each record its own id, or say the same both times."),
    ),
    "record.value": (_("It cannot be read as what it has to be."), _("Correct it, or leave it out.")),
    "record.reference": (_("It is not the id of a record."), _("Put a UUID here, or leave it out.")),
    "record.foreign": (
        _("Another organisation edits this record."),
        _("Take it out of the file, or ask that organisation."),
    ),
    "record.confidential": (
        _("This would tell where a confidential place is."),
        _("Take it out of the file. Write the front door for the public instead."),
    ),
    "record.other_kind": (
        _("This id belongs to a record of another kind."),
        _("Give every record its own id."),
    ),
    "file.nothing": (_("There is no record in this file."), _("Choose a file with records of HSDS.")),
    "note.unknown_member": (_("HSDS has no such member. It is kept as it came."), ""),
    "note.same_postcode": (
        _("A confidential place has this postcode too."),
        _("Look whether it tells where that place is."),
    ),
    "note.away": (_("It refers to a record that is not here. The reference is kept as it came."), ""),
}


@dataclass(frozen=True)
class Problem:
    """`member` is the name of a member of HSDS; `line` counts from 1. A note keeps nothing from being
    imported.
    """

    key: str
    file: str = ""
    line: int | None = None
    member: str = ""
    said: str = ""

    @property
    def is_note(self) -> bool:
        return self.key.startswith("note.")

    @property
    def what(self) -> str:
        return self.said or str(MESSAGES[self.key][0])

    @property
    def to_do(self) -> str:
        return "" if self.said else str(MESSAGES[self.key][1])

    def written(self) -> dict[str, Any]:
        return {
            "file": printable(self.file),
            "line": self.line,
            "member": printable(self.member),
            "message": " ".join(filter(None, (self.what, self.to_do))),
        }
