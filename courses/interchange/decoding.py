"""The text of a file that says nothing of how it is written."""

from courses.interchange.plain import harmless
from lms.intake.problems import IntakeProblem
from lms.intake.received import megabytes

LARGEST = 20 * 1024 * 1024


def decoded(content: bytes) -> str:
    """UTF-8, or UTF-16 by its mark. Raises IntakeProblem."""
    if not content.strip():
        raise IntakeProblem("file.empty")
    if len(content) > LARGEST:
        raise IntakeProblem("file.too_large", limit=megabytes(LARGEST))
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return harmless(content.decode("utf-16"))
        return harmless(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise IntakeProblem("text.encoding") from None
