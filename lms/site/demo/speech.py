"""Sound for the demo's lessons: a recording from the repository, else one synthesised where espeak-ng is
installed.
"""

import io
import os
import re
import shutil
import subprocess
import wave
from html import unescape
from pathlib import Path
from typing import Any

import lameenc
from django.core.files.base import ContentFile
from django.utils.text import Truncator
from wagtail.documents import get_document_model
from wagtail.models import Collection

from lms.site.demo.made import made_here

RECORDINGS = Path(__file__).resolve().parents[3] / "demo" / "recordings"
VOICES = {
    "en": "en-gb",
    "it": "it",
    "es": "es",
    "el": "el",
    "ro": "ro",
    "ar": "ar",
    "fr": "fr-fr",
    "uk": "uk",
}
WORDS_A_MINUTE = "150"
FOLDER = "Recordings of lessons"


def plain(html: str) -> str:
    """The words of a piece of HTML, with a pause where a block ends."""
    return " ".join(
        unescape(re.sub(r"<[^>]+>", " ", re.sub(r"</(p|li|h3)>", ". ", html)))
        .replace(" .", ".")
        .replace("..", ".")
        .split()
    )


def recording_for(name: str, words: str, language: str, *, face: str = "Open Path") -> Any:
    """A Wagtail document of a face with `words` spoken, or None where there is neither a recording nor a
    voice.
    """
    document = get_document_model()
    file_name = f"{name}.{language}"
    title = f"{Truncator(words).chars(70)} ({file_name})"  # an author looks for what is said
    existing = document.objects.filter(title=title).first()
    if existing:
        return existing
    file = _recorded(file_name) or _spoken(words, language)
    if file is None:
        return None
    made = document(title=title, collection=_collection(face), file=file)
    made.file_size = made.file.size
    made._set_file_hash()
    made.save()
    return made


def _recorded(file_name: str) -> ContentFile | None:
    stored = RECORDINGS / f"{file_name}.mp3"
    return ContentFile(stored.read_bytes(), name=stored.name) if stored.exists() else None


def _spoken(words: str, language: str) -> ContentFile | None:
    sound = synthesise(words, language)
    return made_here(sound, "mp3") if sound else None


def _collection(name: str) -> Collection:
    """Below what the face has for itself, so that its authors choose and hear them; a folder of its own, so
    that hundreds of them stand in nobody's way.
    """
    face = Collection.objects.filter(name=name).first() or Collection.get_first_root_node()
    return face.get_children().filter(name=FOLDER).first() or face.add_child(name=FOLDER)


def synthesise(words: str, language: str) -> bytes:
    espeak = shutil.which("espeak-ng")
    if not espeak or language not in VOICES or os.environ.get("HEAL_DEMO_SPEECH") == "off":
        return b""
    spoken = subprocess.run(  # noqa: S603 - a program of the system, with words of our own
        [espeak, "-v", VOICES[language], "-s", WORDS_A_MINUTE, "--stdout"],
        input=words.encode(),
        capture_output=True,
        check=False,
    )
    return _to_mp3(spoken.stdout) if spoken.returncode == 0 and spoken.stdout else b""


def _to_mp3(wav: bytes) -> bytes:
    # espeak-ng writes to a pipe and cannot know the length: the header's is wrong, so the samples are read to
    # the end.
    with wave.open(io.BytesIO(wav)) as sound:
        rate = sound.getframerate()
    samples = wav[44:]
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(32)
    encoder.set_in_sample_rate(rate)
    encoder.set_channels(1)
    encoder.set_quality(7)
    encoder.silence()
    return bytes(encoder.encode(samples[: len(samples) // 2 * 2]) + encoder.flush())
