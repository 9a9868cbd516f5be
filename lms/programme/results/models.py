"""What the programme has made: each result with what it is for and where it is."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from lms.blocks.fields import StableStreamField
from lms.blocks.found import found_by
from lms.blocks.translated import said_together
from lms.contracts import personal_data
from lms.programme.links import LinkBlock, ways_of
from lms.programme.results.enums import ResultKind
from lms.programme.results.files import FileBlock, files_of
from lms.programme.room_page import RoomPage


@personal_data.not_held("A page anyone may read.")
class ResultsPage(RoomPage):
    """The shelf of results; one below a home."""

    found_kind = _("About the programme")
    stands_at_foot = True
    template = "lms_programme/results/page.html"
    subpage_types = ["lms_programme.ResultPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("shelf of results")
        verbose_name_plural = _("shelves of results")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        live = ResultPage.objects.child_of(self).live().order_by("path").select_related("locale")
        results = said_together(live, "title", "lead", "in_languages")
        files = files_of(results)
        shelf = [(result, files[result.pk]) for result in results]
        return {**super().get_context(request, *args, **kwargs), "shelf": shelf}


@personal_data.not_held("A page anyone may read.")
class ResultPage(RoomPage):
    """One result: what it is, for whom, in which languages, and the way to it."""

    found_kind = _("A result")
    kind = models.CharField(_("kind"), max_length=10, choices=ResultKind.choices)
    in_languages = models.CharField(
        _("languages"), max_length=160, blank=True, help_text=_("In which it is there, in words.")
    )
    made_by = models.CharField(_("made by"), max_length=160, blank=True)
    is_being_made = models.BooleanField(
        _("still being made"), default=False, help_text=_("Readers are told before they open it.")
    )
    ways = StableStreamField([("way", LinkBlock())], blank=True, verbose_name=_("where it is"))
    files = StableStreamField(
        [("file", FileBlock())],
        blank=True,
        verbose_name=_("files to take along"),
        help_text=_(
            "PDF or sound, from the documents. What is hidden in a file, such as its author, was taken out "
            "when it came."
        ),
    )

    content_panels = [
        *RoomPage.content_panels[:1],
        FieldPanel("kind"),
        FieldPanel("is_being_made"),
        *RoomPage.content_panels[1:],
        FieldPanel("in_languages"),
        FieldPanel("made_by"),
        FieldPanel("ways"),
        FieldPanel("files"),
    ]
    search_fields = [*RoomPage.search_fields, *found_by("made_by", "files")]
    template = "lms_programme/results/result.html"
    parent_page_types = ["lms_programme.ResultsPage"]

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        ways = ways_of(self.ways, self.locale.language_code)
        return {
            **super().get_context(request, *args, **kwargs),
            "ways": ways,
            "files": files_of([self])[self.pk],
        }
