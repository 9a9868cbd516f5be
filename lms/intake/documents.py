"""Recordings and PDFs, told by their content.

Office documents hold authors, histories and programs: they are refused.
"""

from lms.intake.received import Received
from lms.intake.refusals import Refusal
from lms.intake.sound.clean import KINDS, clean_sound

LARGEST_FILE = 40 * 1024 * 1024


def clean_any_document(data: bytes) -> Received:
    if b"%PDF-" in data[:1024]:
        # loading its reader takes longer than cleaning a recording
        from lms.intake.pdf import clean_pdf  # noqa: PLC0415

        return clean_pdf(data)
    received = clean_sound(data)
    if received is None:
        raise Refusal("file.wrong_kind", kinds=f"{KINDS}, PDF")
    return received
