"""Choosing a recording in a block or a field.

Wagtail keeps sound among its documents, so its own chooser offers a PDF where a recording is wanted.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model_string
from wagtail.documents.views import chooser

from lms.blocks.sound import NOT_A_RECORDING, is_recording
from lms.blocks.views.recordings import ChooseResultsView, ChooseView, ChosenView, UploadView


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
    "wagtail_recordings", model=get_document_model_string(), url_prefix="recordings/chooser"
)
RecordingChooser = viewset.widget_class
RecordingChooserBlock = viewset.get_block_class(
    name="RecordingChooserBlock", module_path="lms.blocks.recordings"
)
