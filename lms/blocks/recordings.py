"""Choosing a recording, a video or captions in a block or a field.

Wagtail keeps them among its documents, so its own chooser offers a PDF where a recording is wanted.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.telepath import register
from wagtail.documents import get_document_model_string
from wagtail.documents.views import chooser

from lms.blocks.film import CAPTIONS, VIDEOS
from lms.blocks.library import LibraryKind
from lms.blocks.sound import RECORDINGS
from lms.blocks.views.recordings import ChooseResultsView, ChooseView, ChosenView, UploadView


class OneKindBlock(chooser.BaseDocumentChooserBlock):
    kind: LibraryKind = RECORDINGS

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if value is not None and not self.kind.has(value):
            raise ValidationError(self.kind.refusal)
        return value


class OneKindChooserViewSet(chooser.DocumentChooserViewSet):
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    create_view_class = UploadView
    base_block_class = OneKindBlock
    icon = "media"
    kind: LibraryKind = RECORDINGS

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(**{"kind": self.kind, **kwargs})

    def get_block_class(self, name: str | None = None, module_path: str | None = None) -> Any:
        block = super().get_block_class(name=name, module_path=module_path)
        block.kind = self.kind
        return block

    def on_register(self) -> None:
        """The editor's script knows the widget, also of a chooser that no field takes unasked."""
        super().on_register()
        if not self.register_widget:
            register(self.widget_telepath_adapter_class(), self.widget_class)


class RecordingChooserViewSet(OneKindChooserViewSet):
    page_title = _("Choose a recording")
    choose_one_text = _("Choose a recording")
    choose_another_text = _("Choose another recording")
    edit_item_text = _("Edit this recording")


class VideoChooserViewSet(OneKindChooserViewSet):
    kind = VIDEOS
    register_widget = False
    page_title = _("Choose a video")
    choose_one_text = _("Choose a video")
    choose_another_text = _("Choose another video")
    edit_item_text = _("Edit this video")


class CaptionsChooserViewSet(OneKindChooserViewSet):
    kind = CAPTIONS
    register_widget = False
    icon = "openquote"
    page_title = _("Choose captions")
    choose_one_text = _("Choose captions")
    choose_another_text = _("Choose other captions")
    edit_item_text = _("Edit these captions")


viewset = RecordingChooserViewSet(
    "wagtail_recordings", model=get_document_model_string(), url_prefix="recordings/chooser"
)
videos = VideoChooserViewSet("wagtail_videos", model=get_document_model_string(), url_prefix="videos/chooser")
captions = CaptionsChooserViewSet(
    "wagtail_captions", model=get_document_model_string(), url_prefix="captions/chooser"
)
RecordingChooser = viewset.widget_class
RecordingChooserBlock = viewset.get_block_class(
    name="RecordingChooserBlock", module_path="lms.blocks.recordings"
)
VideoChooserBlock = videos.get_block_class(name="VideoChooserBlock", module_path="lms.blocks.recordings")
CaptionsChooserBlock = captions.get_block_class(
    name="CaptionsChooserBlock", module_path="lms.blocks.recordings"
)
