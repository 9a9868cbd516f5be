"""The data map: what is held about people, why, on which basis, who reads it, for how long, and how it is
erased. Written from the declarations.
"""

from collections.abc import Iterator

from django.utils import translation
from django.utils.text import capfirst

from lms.contracts import personal_data
from lms.contracts.personal_data import Declaration
from lms.privacy.registry import installed_declarations
from lms.privacy.retention import in_words

HEAD = """# Data map

Written by `./run manage data_map` from the declarations that stand beside the \
fields (`lms.contracts.personal_data`); change \
them there.
Periods are applied by `./run manage apply_retention`; a site may set other ones (`LMS_KEEP_DAYS`). \
Consent is never a condition of training: what rests on it can be refused or taken back, and learning \
goes on.

## What is held about people

| what | holds | purpose | legal basis | who reads it | kept | when the account goes |
|---|---|---|---|---|---|---|
"""
OTHERS = """
## What holds nothing about a person

| table | why |
|---|---|
"""


def data_map() -> str:
    with translation.override("en"):
        held = sorted(
            (declaration for declaration, _model in installed_declarations()),
            key=lambda declaration: declaration.label,
        )
        quiet = sorted(
            (declaration for declaration in personal_data.declarations if not declaration.is_personal),
            key=lambda declaration: declaration.label,
        )
        return (
            HEAD
            + "".join(_rows(held))
            + OTHERS
            + "".join(
                f"| `{declaration.label}` | {_cell(declaration.none_because)} |\n" for declaration in quiet
            )
        )


def _rows(declarations: list[Declaration]) -> Iterator[str]:
    for declaration in declarations:
        title = declaration.title or capfirst(declaration.label.partition(".")[2])
        staff = " (staff)" if declaration.staff_only else ""
        holds = ", ".join(f"{words} (`{name}`)" for name, words in declaration.fields.items())
        kept = in_words(declaration.keep_days, declaration.keep_from)
        cells = [
            f"{title}{staff}<br>`{declaration.label}`",
            holds,
            declaration.purpose,
            declaration.basis.value if declaration.basis else "",
            declaration.readers,
            kept,
            declaration.erase.value if declaration.erase else "",
        ]
        yield f"| {' | '.join(_cell(cell) for cell in cells)} |\n"


def _cell(text: object) -> str:
    return " ".join(str(text).split()).replace("|", "\\|")
