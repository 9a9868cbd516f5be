"""The choosers of recordings, videos and captions: Wagtail's of documents with one kind alone, and a player
beside what plays.
"""

from typing import Any

from django import forms
from django.core.files.base import ContentFile
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.documents.views import chooser

from lms.blocks.library import LibraryKind
from lms.blocks.sound import RECORDINGS
from lms.intake.problems import MESSAGES, IntakeProblem
from lms.intake.uploads import clean_document, cleaned


class PlayerColumn(Column):
    """`player` is the element that plays what stands in it."""

    cell_template_name = "lms/blocks/player_cell.html"

    def __init__(self, name: str, *, player: str, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.player = player


class OfKindMixin:
    kind: LibraryKind = RECORDINGS

    @property
    def results_template_name(self) -> str:
        return self.kind.results

    def get_object_list(self) -> QuerySet[Any]:
        return self.kind.among(super().get_object_list())

    @property
    def columns(self) -> list[Any]:
        title, *others = super().columns
        kind = self.kind
        plays = (
            [PlayerColumn("play", player=kind.player, label=kind.column, accessor="url")]
            if kind.player
            else []
        )
        return [title, *plays, *(column for column in others if column.name != "filename")]


class OneKindFormMixin:
    """A file that is uploaded here is of the kind that is wanted, or refused."""

    kind: LibraryKind = RECORDINGS

    def get_creation_form_class(self) -> type:
        theirs = super().get_creation_form_class()
        kind = self.kind

        class UploadForm(theirs):  # type: ignore[valid-type]
            def clean(self) -> dict[str, Any]:
                cleaned = super().clean()
                file = cleaned.get("file")
                if file is not None and not kind.is_named(file.name):
                    self.add_error("file", kind.refusal)
                return cleaned

        return typed_or(UploadForm) if kind.is_typed else UploadForm


def typed_or(upload: Any) -> type:
    """The same form, where the words may be typed instead."""

    class TypedForm(upload):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.fields["file"].required = False
            self.fields["typed"] = forms.CharField(
                required=False,
                label=_("Or type them here"),
                help_text=_("The time and the words, one line each: 0:05 Good morning."),
                widget=forms.Textarea(attrs={"rows": 6}),
            )

        def clean(self) -> dict[str, Any]:
            said = super().clean()
            typed = (said.get("typed") or "").strip()
            if not said.get("file") and "file" not in self.errors:
                try:
                    if not typed:
                        raise IntakeProblem("file.missing")
                    said["file"] = cleaned(ContentFile(typed.encode()), clean_document)
                    self.changed_data.append("file")
                except IntakeProblem as problem:
                    # What was typed is no kind of file: it has no times.
                    wrong = problem.key == "file.wrong_kind"
                    self.add_error(
                        "typed", " ".join(map(str, MESSAGES["captions.time"])) if wrong else problem
                    )
            return said

    return TypedForm


class ChooseView(OfKindMixin, OneKindFormMixin, chooser.DocumentChooseView):
    pass


class ChooseResultsView(OfKindMixin, OneKindFormMixin, chooser.DocumentChooseResultsView):
    pass


class UploadView(OneKindFormMixin, chooser.DocumentChooserUploadView):
    pass


class ChosenView(chooser.DocumentChosenView):
    kind: LibraryKind = RECORDINGS

    def get_object(self, pk: Any) -> Any:
        document = super().get_object(pk)
        if not self.kind.has(document):
            raise Http404
        return document
