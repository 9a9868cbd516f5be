"""The pages that can be heard, read out in every language: from a recording in the repository, else
synthesised.
"""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import translation

from lms.contracts.spoken import sound_path as page_sound_path
from lms.contracts.spoken import spoken_pages
from lms.safety.faces.models import Face
from lms.safety.leaving.interruption import sound_path
from lms.safety.leaving.statements import spoken
from lms.site.demo.speech import RECORDINGS, synthesise


def record_pages() -> None:
    """The page about her phone of each face, and every page on which a learner decides something."""
    for language, _name in settings.LANGUAGES:
        for face in Face.Kind.values:
            _record(sound_path(face, language), partial(spoken, face), language)
        for page in spoken_pages():
            _record(page_sound_path(page.key, language), page.text, language)


def _record(path: str, text: Callable[[], str], language: str) -> None:
    if default_storage.exists(path):
        return
    stored = RECORDINGS / path.rpartition("/")[2]
    with translation.override(language):
        sound = stored.read_bytes() if stored.exists() else synthesise(text(), language)
    if sound:
        default_storage.save(path, ContentFile(sound))
