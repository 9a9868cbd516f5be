"""Wagtail's upload forms, with intake in them: WAGTAILIMAGES_IMAGE_FORM_BASE and WAGTAILDOCS_DOCUMENT_FORM_BASE.

Intake comes before Wagtail looks at the file, so its decoders meet only what ours have written anew, and a picture with a wrong
ending is taken for what it is.
"""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from lms.intake.images import clean_image
from lms.intake.uploads import clean_document, cleaned


class ImageField(WagtailImageField):
    def to_python(self, data: Any) -> Any:
        return super().to_python(cleaned(data, clean_image) if isinstance(data, UploadedFile) else data)


class DocumentField(WagtailDocumentField):
    def to_python(self, data: Any) -> Any:
        return super().to_python(cleaned(data, clean_document) if isinstance(data, UploadedFile) else data)


class IntakeMixin:
    """Puts our field in the place of Wagtail's. Not declared on the class: the uploader's second form goes without a file."""

    file_field: type[ImageField] | type[DocumentField]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:  # type: ignore[attr-defined]
            theirs = self.fields["file"]  # type: ignore[attr-defined]
            self.fields["file"] = self.file_field(label=theirs.label, required=theirs.required, widget=theirs.widget)  # type: ignore[attr-defined]


class ImageForm(IntakeMixin, BaseImageForm):
    file_field = ImageField


class DocumentForm(IntakeMixin, BaseDocumentForm):
    file_field = DocumentField
