"""Choosing a recording: from the site's documents, those that can be heard, with a player beside each.

Wagtail keeps sound among its documents, so its own chooser offers a PDF where a recording is wanted.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.documents import get_document_model_string
from wagtail.documents.views import chooser

#: What a browser plays, by the ending that intake gave the file.
SOUND = ("mp3", "ogg", "m4a", "aac", "wav")
NOT_A_RECORDING = _("This is not a recording. Choose a sound file: MP3, Ogg, M4A, AAC or WAV.")


def is_recording(document: Any) -> bool:
    return document.file.name.lower().endswith(tuple(f".{ending}" for ending in SOUND))


def recordings_in(documents: QuerySet[Any]) -> QuerySet[Any]:
    sounds = Q()
    for ending in SOUND:
        sounds |= Q(file__iendswith=f".{ending}")
    return documents.filter(sounds)


class PlayerColumn(Column):
    cell_template_name = "lms/blocks/player_cell.html"


class RecordingsMixin:
    def get_object_list(self) -> QuerySet[Any]:
        return recordings_in(super().get_object_list())  # type: ignore[misc]

    @property
    def columns(self) -> list[Any]:
        title, *others = super().columns  # type: ignore[misc]
        heard = PlayerColumn("listen", label=_("Listen"), accessor="url")
        return [title, heard, *(column for column in others if column.name != "filename")]


class SoundOnlyFormMixin:
    """A file that is uploaded here is a recording, or refused."""

    def get_creation_form_class(self) -> type:
        theirs = super().get_creation_form_class()  # type: ignore[misc]

        class RecordingForm(theirs):  # type: ignore[misc,valid-type]
            def clean(self) -> dict[str, Any]:
                cleaned = super().clean()
                file = cleaned.get("file")
                if file is not None and not (file.name or "").lower().endswith(SOUND):
                    self.add_error("file", NOT_A_RECORDING)
                return cleaned

        return RecordingForm


class ChooseView(RecordingsMixin, SoundOnlyFormMixin, chooser.DocumentChooseView):
    pass


class ChooseResultsView(RecordingsMixin, SoundOnlyFormMixin, chooser.DocumentChooseResultsView):
    pass


class UploadView(SoundOnlyFormMixin, chooser.DocumentChooserUploadView):
    pass


class ChosenView(chooser.DocumentChosenView):
    def get_object(self, pk: Any) -> Any:
        document = super().get_object(pk)
        if not is_recording(document):
            raise Http404
        return document


class RecordingBlock(chooser.BaseDocumentChooserBlock):
    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if value is not None and not is_recording(value):
            raise ValidationError(NOT_A_RECORDING)
        return value


class RecordingChooserViewSet(chooser.DocumentChooserViewSet):
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    create_view_class = UploadView
    base_block_class = RecordingBlock
    icon = "media"
    page_title = _("Choose a recording")
    choose_one_text = _("Choose a recording")
    choose_another_text = _("Choose another recording")
    edit_item_text = _("Edit this recording")


viewset = RecordingChooserViewSet(
    "lms_recordings", model=get_document_model_string(), url_prefix="recordings/chooser"
)
RecordingChooser = viewset.widget_class
RecordingChooserBlock = viewset.get_block_class(
    name="RecordingChooserBlock", module_path="lms.blocks.recordings"
)
