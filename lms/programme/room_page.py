"""What the pages of text on this face have in common."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from lms.blocks.fields import StableStreamField
from lms.blocks.found import found_by
from lms.blocks.translated import TranslatedPageMixin
from lms.programme.blocks import programme_body
from lms.safety.faces.links import KeepsToItsFace


class RoomPage(TranslatedPageMixin, KeepsToItsFace, Page):
    """A title, an introduction and a text. It stands below a home."""

    seen_outside = True
    lead = models.CharField(_("introduction"), max_length=250, blank=True)
    body = StableStreamField(programme_body, blank=True, verbose_name=_("text"))

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    search_fields = [*Page.search_fields, *found_by("lead", "body")]
    parent_page_types = ["lms_programme.ProgrammeHomePage"]
    subpage_types: list[str] = []

    class Meta:
        abstract = True
