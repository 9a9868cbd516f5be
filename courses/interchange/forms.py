from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from courses.interchange.decoding import LARGEST
from courses.interchange.formats import FORMATS
from courses.interchange.package.homes import Home
from courses.interchange.package.schema import ENDING, LIMITS
from courses.questions.queries import folders
from lms.core.plain_words import PlainForm
from lms.intake.problems import IntakeProblem
from lms.intake.received import megabytes

ENDINGS = ".txt,.gift,.xml,.csv,.tsv,.xlsx"


def formats_to_read() -> list[tuple[str, str | Promise]]:
    told: tuple[str, str | Promise] = ("", _("The file tells it by itself"))
    return [told, *((each.name, each.label) for each in FORMATS.values())]


def formats_to_write() -> list[tuple[str, str | Promise]]:
    return [(each.name, each.label) for each in FORMATS.values() if each.write]


def languages() -> list[tuple[str, str]]:
    return [(each.language_code, each.get_display_name()) for each in Locale.objects.all()]


class FileForm(PlainForm):
    file = forms.FileField(
        label=_("File with questions"),
        help_text=_("GIFT, Moodle XML, Aiken, or our table as CSV or XLSX. At most 20 MB."),
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
    )
    language = forms.ChoiceField(
        label=_("Language of the questions"),
        choices=languages,
        help_text=_("The language in which they are written in the file."),
    )
    format = forms.ChoiceField(label=_("Format"), choices=formats_to_read, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = get_language()

    def clean_file(self) -> UploadedFile:
        file: Any = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise IntakeProblem("file.too_large", limit=megabytes(LARGEST))
        return file


class TakeOverForm(PlainForm):
    """`only_right` is sent by the button that leaves the others out."""

    only_right = forms.BooleanField(required=False, widget=forms.HiddenInput)


class ExportForm(PlainForm):
    format = forms.ChoiceField(label=_("Format"), choices=formats_to_write)
    language = forms.ChoiceField(label=_("Language of the questions"), choices=languages)
    folder = forms.ChoiceField(
        label=_("Folder"), choices=lambda: [("", _("All folders")), *((each, each) for each in folders())],
        required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = get_language()


class PackageForm(PlainForm):
    """`homes` are those under which she may begin a course; where there is one, nothing is asked."""

    file = forms.FileField(
        label=_("Course package"),
        help_text=_("A file that ends in .heal, from another site like this one. At most 300 MB."),
        widget=forms.FileInput(attrs={"accept": ENDING}),
    )
    home = forms.ChoiceField(label=_("Where the course will stand"))

    def __init__(self, *args: Any, homes: Sequence[Home], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["home"].choices = [(each.key, each.title) for each in homes]
        if len(homes) == 1:
            self.fields["home"].widget = forms.HiddenInput()
            self.fields["home"].initial = homes[0].key

    def clean_file(self) -> UploadedFile:
        file: Any = self.cleaned_data["file"]
        if file.size > LIMITS.packed:
            raise IntakeProblem("file.too_large", limit=megabytes(LIMITS.packed))
        return file


class BringForm(PlainForm):
    """`as_new` is sent by the button that makes another course beside the one that is here."""

    as_new = forms.BooleanField(required=False, widget=forms.HiddenInput)
