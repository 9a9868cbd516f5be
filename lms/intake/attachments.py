"""A file somebody sends along: a picture, a recording or a PDF, told by its content."""

from typing import IO

from django.core.files.base import File

from lms.intake.documents import LARGEST_FILE
from lms.intake.limited import read_in_child
from lms.intake.problems import IntakeProblem
from lms.intake.received import Received
from lms.intake.uploads import CleanFile, cleaned

KINDS = "JPEG, PNG, WebP, HEIC, GIF, MP3, Ogg, M4A, WAV, PDF"
#: What a phone offers to choose from; what arrives is told by its content alone.
ACCEPTED = "image/*,audio/*,application/pdf"


def clean_attachment(file: File, *, largest: int) -> CleanFile:
    """The file anew, under a name drawn at random. Raises IntakeProblem for anything else."""

    def clean(data: IO[bytes]) -> Received:
        return _read(data, largest=min(largest, LARGEST_FILE))

    return cleaned(file, clean)


def _read(file: IO[bytes], *, largest: int) -> Received:
    """As a picture; what is none may be a recording or a PDF."""
    try:
        return read_in_child("picture", file, largest=largest)
    except IntakeProblem as problem:
        if problem.key not in {"file.wrong_kind", "file.broken"}:
            raise
        no_picture = problem
    try:
        return read_in_child("document", file, largest=largest)
    except IntakeProblem as problem:
        if problem.key != "file.wrong_kind":
            raise
    if no_picture.key == "file.broken":
        raise no_picture
    raise IntakeProblem("file.wrong_kind", kinds=KINDS)
