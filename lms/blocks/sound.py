"""Which of a site's documents can be heard."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lms.blocks.library import LibraryKind
from lms.core.texts import Text, name_of

#: What a browser plays, by the ending that intake gave the file.
SOUND = ("mp3", "ogg", "m4a", "aac", "wav")
NOT_A_RECORDING = _("This is not a recording. Choose a sound file: MP3, Ogg, M4A, AAC or WAV.")
RECORDINGS = LibraryKind(SOUND, NOT_A_RECORDING, "lms/blocks/recordings.html", "audio", _("Listen"))


def is_recording(document: Any) -> bool:
    return RECORDINGS.has(document)


def mark_spoken_in(value: Any, language: str) -> None:
    """Let the template of a block say that its recording is in `language`, "" where that goes without saying.

    An attribute beside what is stored: the value's fields are the author's.
    """
    value.spoken_in = language


def language_spoken(value: Any) -> str:
    """What that language calls itself, for a template; "" without one."""
    language = getattr(value, "spoken_in", "")
    return Text(name_of(language), language) if language else ""
