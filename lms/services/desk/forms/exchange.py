from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.core.plain_words import PlainForm
from lms.intake.problems import IntakeProblem
from lms.intake.received import megabytes
from lms.services.desk.forms.months import months_to_choose
from lms.services.hsds.reading import LIMITS

ENDINGS = {".json", ".csv", ".zip"}


class FileForm(PlainForm):
    file = forms.FileField(
        label=gettext_lazy("File of HSDS"),
        help_text=gettext_lazy("JSON, CSV or ZIP, as other directories of services write it. At most 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".json,.csv,.zip"}),
    )

    def clean_file(self) -> UploadedFile:
        file: Any = self.cleaned_data["file"]
        if PurePosixPath(file.name).suffix.lower() not in ENDINGS:
            raise IntakeProblem("file.wrong_kind", kinds="JSON, CSV, ZIP")
        if file.size > LIMITS.packed:
            raise IntakeProblem("file.too_large", limit=megabytes(LIMITS.packed))
        return file


class TakeOverForm(PlainForm):
    reviewer = forms.CharField(
        label=gettext_lazy("Who looked at them"),
        max_length=120,
        required=False,
        help_text=gettext_lazy(
            "An office or a role. New services are then shown at once. Empty: they come in as drafts."
        ),
    )
    months = forms.TypedChoiceField(
        label=gettext_lazy("Look at them again in"),
        coerce=int,
        choices=months_to_choose,
        initial=6,
    )

    def clean_reviewer(self) -> str:
        reviewer = self.cleaned_data["reviewer"].strip()
        if "@" in reviewer:
            raise ValidationError(_("Write an office or a role, not an address."))
        return reviewer
