"""The page about her phone, read out in every language: from a recording in the repository, else
synthesised.
"""

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import translation

from lms.safety.faces.models import Face
from lms.safety.leaving.interruption import sound_path
from lms.safety.leaving.statements import spoken
from lms.site.demo.speech import RECORDINGS, synthesise


def record_phone_pages() -> None:
    for face in Face.Kind.values:
        for language, _name in settings.LANGUAGES:
            path = sound_path(face, language)
            stored = RECORDINGS / path.rpartition("/")[2]
            with translation.override(language):
                sound = stored.read_bytes() if stored.exists() else synthesise(spoken(face), language)
            if sound and not default_storage.exists(path):
                default_storage.save(path, ContentFile(sound))
