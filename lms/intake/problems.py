"""What can be wrong with something that comes in: one error type, one sentence for each key.

A message says what is wrong and what to do; `FilePosition` says where. None holds a path of the server or
text from the file, except the name of an entry or field, shortened and printable.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lms.core.texts import in_a_row
from lms.intake.refusals import NOWHERE, FilePosition

NAME_LENGTH = 80

#: key → what is wrong, what to do
MESSAGES: dict[str, tuple[Any, Any]] = {
    "file.empty": (_("The file is empty."), _("Choose the file again.")),
    "file.too_large": (_("The file is too big."), _("Make it smaller than %(limit)s.")),
    "file.too_much": (_("This file is too complex to open."), _("Save a smaller version of it.")),
    "file.busy": (
        _("Too many files are being opened just now."),
        _("Wait a minute, then choose the file again."),
    ),
    "file.missing": (_("No file arrived."), _("Choose a file.")),
    "file.wrong_kind": (_("This kind of file is not accepted."), _("Choose one of these: %(kinds)s.")),
    "file.broken": (
        _("The file is damaged, or it is not what its name says."),
        _("Open it in the program that made it, save it again and choose the new file."),
    ),
    "file.other_face": (
        _("This file belongs to the other website and stays there."),
        _("Upload another one here."),
    ),
    "file.on_other_face": (
        _("The other website already shows this same file."),
        _("Choose another one: two websites never show the same file."),
    ),
    "image.too_many_pixels": (
        _("The picture has too many pixels."),
        _("Make it smaller than %(limit)s million pixels."),
    ),
    "image.too_many_frames": (
        _("The animated picture is too long."),
        _("Keep it under %(limit)s frames, or use a still picture."),
    ),
    "image.colours": (
        _("The picture stores its colours in a way that cannot be read correctly."),
        _("Save it again as an ordinary JPEG or PNG."),
    ),
    "image.drawing": (
        _("Drawings (SVG) can contain programs, so they are not accepted."),
        _("Save the drawing as PNG."),
    ),
    "sound.film": (_("This is a video."), _("Save only the sound, as MP3 or M4A.")),
    "sound.unplayable": (
        _("This recording is of a kind that browsers do not play."),
        _("Save it as MP3 or M4A."),
    ),
    "film.unplayable": (
        _("This video is of a kind that many phones do not play."),
        _("Save it as MP4 with H.264 and AAC, or as WebM."),
    ),
    "captions.none": (
        _("There are no captions in it."),
        _("Write when they come and what they say: 0:05 Good morning."),
    ),
    "captions.time": (
        _("A time cannot be read."),
        _("Write it like this: 00:05.000 --> 00:08.000"),
    ),
    "captions.backwards": (
        _("A caption ends before it begins."),
        _("Look at the time in this line."),
    ),
    "captions.too_long": (
        _("One caption says too much to read in time."),
        _("Keep it under %(limit)s characters."),
    ),
    "captions.too_many": (_("There are too many captions."), _("Keep them under %(limit)s.")),
    "pdf.locked": (_("The PDF is locked with a password."), _("Save it without a password.")),
    "archive.not_a_zip": (_("This is not a ZIP file."), _("Pack the files as ZIP.")),
    "archive.too_many_files": (_("It contains too many files."), _("Pack no more than %(limit)s.")),
    "archive.too_large_unpacked": (_("Once unpacked, it would be too big."), _("Keep it under %(limit)s.")),
    "archive.bomb": (
        _("It is compressed much more than ordinary files are."),
        _("Pack the files again with an ordinary program."),
    ),
    "archive.nested": (_("It contains another packed file."), _("Unpack that one first.")),
    "archive.unsafe_name": (
        _("It contains a file whose name leads out of its folder or cannot be used."),
        _("Use plain letters, digits and dashes in names."),
    ),
    "archive.too_deep": (_("Its folders are too deep."), _("Keep folders at most %(limit)s deep.")),
    "archive.link": (_("It contains a link instead of a file."), _("Pack the file itself.")),
    "archive.twice": (
        _("It contains the same name twice."),
        _("Give every file a different name. Capital letters make no difference."),
    ),
    "archive.locked": (_("It is locked with a password."), _("Pack it without a password.")),
    "archive.overlap": (
        _("Its list of contents does not match what is in it."),
        _("Pack the files again with an ordinary program."),
    ),
    "archive.broken": (_("It is damaged."), _("Pack the files again.")),
    "archive.wrong_kind": (
        _("It contains a kind of file that is not accepted."),
        _("Take it out and pack the rest again."),
    ),
    "xml.broken": (_("The XML is not well formed."), _("Export it again from the program that made it.")),
    "xml.entities": (
        _("The XML defines entities, which can hide or fetch other files."),
        _("Export it without a document type (DTD)."),
    ),
    "xml.encoding": (_("The XML is in an encoding that cannot be read safely."), _("Save it as UTF-8.")),
    "xml.too_large": (_("The XML is too big."), _("Keep it under %(limit)s.")),
    "xml.too_deep": (_("The XML is nested too deeply."), _("Keep it under %(limit)s levels.")),
    "xml.address": (
        _("An address in it leads outside."),
        _("Use addresses inside the package, without a scheme or “..”."),
    ),
    "text.encoding": (_("The text of this file cannot be read."), _("Save it as UTF-8.")),
    "table.encoding": (_("The text of this table cannot be read."), _("Save it as CSV in UTF-8.")),
    "table.no_columns": (
        _("The first row has no column names."),
        _("Put the names of the columns into the first row."),
    ),
    "table.column_twice": (_("Two columns have the same name."), _("Give every column a different name.")),
    "table.missing_column": (_("A column is missing."), _("Add the column.")),
    "table.ragged": (
        _("This row has more or fewer cells than there are columns."),
        _("Look for a missing or stray separator."),
    ),
    "table.quotes": (
        _("A quotation mark is opened and never closed."),
        _("Look at the quotation marks near this row."),
    ),
    "table.control": (
        _("It contains characters that cannot be saved."),
        _("Remove them, or type the cell again."),
    ),
    "table.too_many_rows": (
        _("The table has too many rows."),
        _("Split it into tables of at most %(limit)s rows."),
    ),
    "table.cell_too_long": (_("A cell contains too much text."), _("Keep it under %(limit)s characters.")),
}


def printable(name: str) -> str:
    """A name from a file as a message may show it: one line, no direction marks, not long."""
    kept = "".join(character if character.isprintable() else "�" for character in name)
    return kept if len(kept) <= NAME_LENGTH else f"{kept[: NAME_LENGTH - 1]}…"


def in_words(place: FilePosition) -> str:
    parts = []
    if place.file:
        parts.append(gettext("file %(name)s") % {"name": printable(place.file)})
    if place.line is not None:
        parts.append(gettext("line %(number)s") % {"number": place.line})
    if place.row is not None:
        parts.append(gettext("row %(number)s") % {"number": place.row})
    if place.field:
        parts.append(gettext("column %(name)s") % {"name": printable(place.field)})
    return in_a_row(parts)


class IntakeProblem(ValidationError):
    """Refused, with the reason. A ValidationError, so a form shows it as it is; its code is the key."""

    def __init__(self, key: str, *, place: FilePosition = NOWHERE, **limits: Any) -> None:
        self.key = key
        self.place = place
        self.limits = limits
        what, remedy = MESSAGES[key]
        where = f"{in_words(place)}: " if place != NOWHERE else ""
        super().__init__(f"{where}{what} {remedy % limits if limits else remedy}", code=key)

    def named(self, name: str) -> "IntakeProblem":
        """The same about the file of this name, unless it already says where."""
        return (
            IntakeProblem(self.key, place=FilePosition(file=name), **self.limits)
            if self.place == NOWHERE
            else self
        )
