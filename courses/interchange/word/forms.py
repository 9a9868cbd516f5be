from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from courses.interchange.models import WordFile
from courses.interchange.word.keeping import Described, pictures_in
from lms.blocks.pictures import is_file_name
from lms.core.plain_words import PlainForm
from lms.intake.problems import IntakeProblem
from lms.intake.received import megabytes
from lms.intake.word_files import LARGEST_FILE

LONGEST_WORDS = 250


class WordForm(PlainForm):
    file = forms.FileField(
        label=_("Word file"),
        help_text=_("A file that ends in .docx, at most 20 MB. An older one (.doc) is saved as .docx first."),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )

    def clean_file(self) -> UploadedFile:
        file: Any = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise IntakeProblem("file.too_large", limit=megabytes(LARGEST_FILE))
        return file


class TakeWordForm(PlainForm):
    """The title, which screens come along, and what each picture shows."""

    title = forms.CharField(label=_("Title of the lesson"), max_length=255)
    screens = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, word: WordFile, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pictures: dict[int, dict[str, Any]] = {}
        self.fields["title"].initial = word.seen["title"]
        self.fields["screens"].choices = [(each["id"], each["title"]) for each in word.seen["screens"]]
        self.fields["screens"].initial = [each["id"] for each in word.seen["screens"]]
        for screen in word.seen["screens"]:
            said = [block["value"]["picture"] for block in screen["blocks"] if block["type"] == "picture"]
            for number, picture in zip(pictures_in(screen), said, strict=True):
                self._pictures[number] = picture
                self.fields[f"words-{number}"] = forms.CharField(
                    label=_("What does the picture show?"),
                    help_text=_("One sentence for those who cannot see it. You can also write it later."),
                    required=False,
                    max_length=LONGEST_WORDS,
                    initial=picture["alt_text"],
                )
                self.fields[f"plain-{number}"] = forms.BooleanField(
                    label=_("It is only decoration"), required=False
                )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for number in self._pictures:
            if is_file_name(cleaned.get(f"words-{number}") or ""):
                words = _("Say what the picture shows. What you have here is the name of its file.")
                self.add_error(f"words-{number}", ValidationError(words))
        return cleaned

    def described(self) -> dict[int, Described]:
        return {
            number: Described(self.cleaned_data[f"words-{number}"], self.cleaned_data[f"plain-{number}"])
            for number in self._pictures
        }
