"""Four doors for four kinds of readers (M13): each in its own words, with what it may read, print and do."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from lms.blocks.fields import StableStreamField
from lms.blocks.found import found_by
from lms.contracts import personal_data
from lms.programme.audiences.enums import Audience
from lms.programme.links import LinkBlock, ways_of
from lms.programme.room_page import RoomPage


@personal_data.not_held("A page anyone may read.")
class AudiencePage(RoomPage):
    """Where one kind of readers begins. The text says what they can do."""

    found_kind = _("Where to begin")
    stands_at_foot = True
    audience = models.CharField(_("for whom"), max_length=10, choices=Audience.choices)
    reads = StableStreamField(
        [("way", LinkBlock())],
        blank=True,
        verbose_name=_("what they may read"),
        help_text=_("The first three stand on the front page."),
    )
    prints = StableStreamField([("way", LinkBlock())], blank=True, verbose_name=_("what they may print"))

    content_panels = [
        *RoomPage.content_panels[:1],
        FieldPanel("audience"),
        *RoomPage.content_panels[1:],
        FieldPanel("reads"),
        FieldPanel("prints"),
    ]
    search_fields = [*RoomPage.search_fields, *found_by("reads", "prints")]
    template = "lms_programme/audiences/page.html"

    class Meta:
        verbose_name = _("page for one kind of readers")
        verbose_name_plural = _("pages for one kind of readers")

    @property
    def drawing(self) -> str:
        return Audience(self.audience).drawing

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        language = self.locale.language_code
        return {
            **super().get_context(request, *args, **kwargs),
            "reads": ways_of(self.reads, language),
            "prints": ways_of(self.prints, language),
        }
