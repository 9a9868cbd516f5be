"""Pictures: decoded and encoded anew, so that what is kept holds pixels and nothing else."""

from typing import IO

from lms.intake.limited import read_in_child
from lms.intake.received import Received

LARGEST_FILE = 20 * 1024 * 1024


def clean_image(file: IO[bytes]) -> Received:
    """The picture anew.

    Raises IntakeProblem for what is too big, damaged, or no picture of a kind we take.
    """
    return read_in_child("picture", file, largest=LARGEST_FILE)
