"""Recordings, PDFs, films and their captions, told by their content.

Office documents hold authors, histories and programs: they are refused.
"""

from lms.intake import captions
from lms.intake.film import clean as film
from lms.intake.received import Received
from lms.intake.refusals import Refusal
from lms.intake.sound.clean import KINDS, clean_sound

LARGEST_FILE = 40 * 1024 * 1024


def clean_for_library(data: bytes) -> Received:
    """What authors put into the library. A film or its captions are taken nowhere else."""
    received = film.clean_film(data) or captions.clean_captions(data)
    if received is not None:
        return received
    try:
        return clean_any_document(data)
    except Refusal as refusal:
        if refusal.key != "file.wrong_kind":
            raise
    kinds = f"{KINDS}, PDF, {film.KINDS}, {captions.KINDS}"
    raise Refusal("file.wrong_kind", kinds=kinds)


def clean_any_document(data: bytes) -> Received:
    """What anybody sends along: a recording or a PDF."""
    if b"%PDF-" in data[:1024]:
        # loading its reader takes longer than cleaning a recording
        from lms.intake.pdf import clean_pdf  # noqa: PLC0415

        return clean_pdf(data)
    received = clean_sound(data)
    if received is None:
        raise Refusal("file.wrong_kind", kinds=f"{KINDS}, PDF")
    return received
