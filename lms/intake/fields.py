"""Fields of forms for a recording or a picture somebody sends: it goes through intake before anything is
kept.
"""

from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from lms.core.conf import conf
from lms.intake.attachments import clean_attachment
from lms.intake.problems import IntakeProblem

#: Which of the files that are kept are recordings and which are pictures, by their endings.
SOUNDS = frozenset({"aac", "m4a", "mp3", "ogg", "wav"})
PICTURES = frozenset({"avif", "gif", "jpg", "jpeg", "png", "webp"})


def kind_of(name: str | None) -> str:
    return PurePosixPath(name or "").suffix.removeprefix(".").lower()


class CleanField(forms.FileField):
    """A recording or a picture, made clean. Its value is a file of ours, or None."""

    def __init__(self, *, kinds: frozenset[str], accept: str, wrong: Any, **kwargs: Any) -> None:
        widget = forms.FileInput(attrs={"accept": accept})
        super().__init__(**{"required": False, **kwargs}, widget=widget)
        self.kinds, self.wrong = kinds, wrong

    def to_python(self, data: UploadedFile | None) -> Any:
        if data is None or data in self.empty_values:
            return None
        try:
            clean = clean_attachment(data, largest=conf.attachment_mb * 1024 * 1024)
        except IntakeProblem as problem:
            raise forms.ValidationError(problem) from None
        if kind_of(clean.name) not in self.kinds:
            raise forms.ValidationError(self.wrong)
        return clean


def voice_field(**kwargs: Any) -> CleanField:
    usual = {
        "label": _("Your voice"),
        "help_text": _("Say it in your language. Your phone can record it now."),
    }
    return CleanField(
        **{**usual, **kwargs},
        kinds=SOUNDS,
        accept="audio/*",
        wrong=_("This is not a recording. Choose another file."),
    )


def picture_field(**kwargs: Any) -> CleanField:
    usual = {
        "label": _("A picture"),
        "help_text": _("Hidden details, such as the place, are removed. Show no faces."),
    }
    return CleanField(
        **{**usual, **kwargs},
        kinds=PICTURES,
        accept="image/*",
        wrong=_("This is not a picture. Choose another file."),
    )
