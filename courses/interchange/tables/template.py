"""The table to fill, in the language of whoever asks for it: its columns, and an example of each kind."""

from django.utils.translation import gettext as _

from courses.activities.contract import activity_types
from courses.interchange.tables.columns import YES, headings
from lms.intake.csv_rows import write_rows
from lms.intake.workbooks import write_workbook


def as_csv() -> bytes:
    return write_rows(list(headings().values()), _rows())


def as_xlsx() -> bytes:
    return write_workbook(list(headings().values()), _rows(), title=_("Questions"))


def _rows() -> list[list[str]]:
    return [
        [str(row.get(key, "")) for key in headings()]
        for row in _examples()
        if row.get("type", "single") in activity_types
    ]


def _examples() -> list[dict[str, str]]:
    def label(name: str) -> str:
        kind = activity_types.get(name)
        return str(kind.label) if kind else ""

    return [
        {
            "text": _("Which board is for raw meat?"),
            "kind": label("single"),
            "right": "1",
            "answer 1": _("The red board"),
            "answer 2": _("The green board"),
            "said 2": _("Green is for salad."),
            "why": _("Each food has its own board."),
            "folder": _("Kitchen"),
        },
        {
            "text": _("What do you need to wash your hands?"),
            "kind": label("multiple"),
            "right": "1, 3",
            "answer 1": _("Water"),
            "answer 2": _("Perfume"),
            "answer 3": _("Soap"),
        },
        {
            "type": "true_false",
            "text": _("Raw meat goes on the red board."),
            "kind": label("true_false"),
            "right": str(YES["true"]),
        },
    ]
