"""Which of a site's documents can be heard."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

#: What a browser plays, by the ending that intake gave the file.
SOUND = ("mp3", "ogg", "m4a", "aac", "wav")
NOT_A_RECORDING = _("This is not a recording. Choose a sound file: MP3, Ogg, M4A, AAC or WAV.")


def is_recording(document: Any) -> bool:
    return document.file.name.lower().endswith(tuple(f".{ending}" for ending in SOUND))


def recordings_in(documents: QuerySet[Any]) -> QuerySet[Any]:
    sounds = Q()
    for ending in SOUND:
        sounds |= Q(file__iendswith=f".{ending}")
    return documents.filter(sounds)
