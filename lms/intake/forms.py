"""Wagtail's upload forms, with intake in them: WAGTAILIMAGES_IMAGE_FORM_BASE and
WAGTAILDOCS_DOCUMENT_FORM_BASE.

Intake comes before Wagtail looks at the file, so its decoders meet only what ours have written anew, and a
picture with a wrong ending is taken for what it is. It also comes before Wagtail's and Django's own refusals:
each is told in our words.
"""

from collections.abc import Collection
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from lms.intake.images import clean_image
from lms.intake.problems import MESSAGES, IntakeProblem
from lms.intake.received import megabytes
from lms.intake.refusals import FilePosition
from lms.intake.uploads import Cleaner, CleanFile, clean_document, cleaned

SAME_KIND = {"jpg": "jpeg"}


def take(file: UploadedFile, cleaner: Cleaner, *, endings: Collection[str], largest: int | None) -> CleanFile:
    """The file made clean, or a refusal that names it.

    `endings` and `largest` are what the site's settings allow.
    """
    place = FilePosition(file=file.name or "")
    if not file.size:
        raise IntakeProblem("file.empty", place=place)
    if largest is not None and file.size > largest:
        raise IntakeProblem("file.too_large", place=place, limit=megabytes(largest))
    clean = cleaned(file, cleaner)
    ending = (clean.name or "").rpartition(".")[2]
    if endings and not {ending, SAME_KIND.get(ending, ending)} & set(endings):
        raise IntakeProblem("file.wrong_kind", place=place, kinds=", ".join(endings).upper())
    return clean


class OurWordsMixin:
    error_messages: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        missing = format_lazy("{} {}", *MESSAGES["file.missing"])
        self.error_messages |= dict.fromkeys(("required", "invalid", "missing"), missing)


class ImageField(OurWordsMixin, WagtailImageField):
    def to_python(self, data: Any) -> Any:
        if isinstance(data, UploadedFile):
            data = take(
                data, clean_image, endings=self.allowed_image_extensions, largest=self.max_upload_size
            )
        return super().to_python(data)

    def check_image_file_size(self, f: Any) -> None:
        """Asked of what came, not of what was made of it."""


class DocumentField(OurWordsMixin, WagtailDocumentField):
    def to_python(self, data: Any) -> Any:
        if isinstance(data, UploadedFile):
            endings = getattr(settings, "WAGTAILDOCS_EXTENSIONS", None) or ()
            data = take(data, clean_document, endings=endings, largest=self.max_upload_size)
        return super().to_python(data)

    def check_document_file_size(self, f: Any) -> None:
        """Asked of what came, not of what was made of it."""


class IntakeMixin:
    """Puts our field in the place of Wagtail's.

    Not declared on the class: the uploader's second form goes without a file.
    """

    file_field: type[ImageField] | type[DocumentField]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        if theirs := fields.get("file"):
            field = self.file_field
            fields["file"] = field(label=theirs.label, required=theirs.required, widget=theirs.widget)

    def _post_clean(self) -> None:
        """A refused file is told of once: the model would add that a file without a name has a wrong
        ending.
        """
        refused = self._errors["file"].as_data() if "file" in self._errors else None  # type: ignore[attr-defined]
        super()._post_clean()  # type: ignore[misc]
        if refused is not None:
            self._errors["file"] = self.error_class(refused)  # type: ignore[attr-defined]


class ImageForm(IntakeMixin, BaseImageForm):
    file_field = ImageField


class DocumentForm(IntakeMixin, BaseDocumentForm):
    file_field = DocumentField
