"""The chooser of recordings: Wagtail's of documents, with what can be heard alone, and a player beside it."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.documents.views import chooser

from lms.blocks.sound import NOT_A_RECORDING, SOUND, is_recording, recordings_in


class PlayerColumn(Column):
    cell_template_name = "lms/blocks/player_cell.html"


class RecordingsMixin:
    results_template_name = "lms/blocks/recordings.html"

    def get_object_list(self) -> QuerySet[Any]:
        return recordings_in(super().get_object_list())

    @property
    def columns(self) -> list[Any]:
        title, *others = super().columns
        heard = PlayerColumn("listen", label=_("Listen"), accessor="url")
        return [title, heard, *(column for column in others if column.name != "filename")]


class SoundOnlyFormMixin:
    """A file that is uploaded here is a recording, or refused."""

    def get_creation_form_class(self) -> type:
        theirs = super().get_creation_form_class()

        class RecordingForm(theirs):  # type: ignore[valid-type]
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
