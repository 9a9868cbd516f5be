"""Documents that a result is, or that come with it: from the site's library, where whatever is uploaded has
been made clean (lms.intake).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock

from lms.core.languages import site_languages
from lms.core.texts import Text, name_here

SOUNDS = ("aac", "m4a", "mp3", "ogg", "wav")


def languages_to_choose() -> list[tuple[str, str]]:
    return [("", _("In several, or without words")), *site_languages()]


class FileBlock(StructBlock):
    document = DocumentChooserBlock(label=_("File"))
    label = CharBlock(max_length=120, label=_("What it is called"))
    language = ChoiceBlock(required=False, choices=languages_to_choose, label=_("Language it is in"))

    class Meta:
        icon = "doc-full"
        label = _("File to take along")


@dataclass(frozen=True, slots=True)
class ResultFile:
    """A file as readers are told of it before they fetch it."""

    label: str
    address: str
    kind: str
    size: str
    language: str

    @property
    def language_name(self) -> str:
        return name_here(self.language) if self.language else ""


def files_of(pages: Iterable[Any]) -> dict[Any, list[ResultFile]]:
    """By the key of the page, for all of a list in one query. A file that is gone from the library is left
    out.
    """
    stored = {page: [each for each in page.files.raw_data if each["type"] == "file"] for page in pages}
    keys = {each["value"]["document"] for blocks in stored.values() for each in blocks}
    library = get_document_model()._base_manager.in_bulk(keys - {None}) if keys else {}
    return {
        page.pk: [
            _file(page, each["value"], library[each["value"]["document"]])
            for each in blocks
            if each["value"]["document"] in library
        ]
        for page, blocks in stored.items()
    }


def _file(page: Any, value: dict[str, Any], document: Any) -> ResultFile:
    language = value.get("language") or ""
    return ResultFile(
        label=Text(value["label"], language or page.locale.language_code),
        address=document.url,
        kind=_kind(document.file.name),
        size=filesizeformat(document.get_file_size() or 0),
        language=language,
    )


def _kind(name: str) -> str:
    ending = PurePosixPath(name).suffix.lower().removeprefix(".")
    return gettext("Recording") if ending in SOUNDS else ending.upper()
