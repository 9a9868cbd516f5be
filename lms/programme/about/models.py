"""What the programme is and who makes it, how to reach it, and what else a public website has to say."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from lms.blocks.fields import StableStreamField
from lms.blocks.found import found_by
from lms.contracts import personal_data
from lms.programme.about.blocks import PartnerBlock
from lms.programme.room_page import RoomPage


@personal_data.not_held("A page anyone may read.")
class AboutPage(RoomPage):
    """The programme and its partners."""

    found_kind = _("About the programme")
    stands_at_foot = True
    partners = StableStreamField([("partner", PartnerBlock())], blank=True, verbose_name=_("partners"))

    content_panels = [*RoomPage.content_panels, FieldPanel("partners")]
    search_fields = [*RoomPage.search_fields, *found_by("partners")]
    template = "lms_programme/about/page.html"
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("about the programme")


@personal_data.not_held("A page anyone may read. The addresses are an office's.")
class ContactPage(RoomPage):
    """How to reach the programme: an address to write to. There is no form, so nothing is kept here."""

    found_kind = _("About the programme")
    stands_at_foot = True
    post_address = models.TextField(_("address for letters"), max_length=300, blank=True)
    mail = models.EmailField(_("address for mail"), blank=True, help_text=_("Of an office, not of a person."))
    hours = models.CharField(_("when somebody reads it"), max_length=160, blank=True)

    content_panels = [
        *RoomPage.content_panels,
        FieldPanel("post_address"),
        FieldPanel("mail"),
        FieldPanel("hours"),
    ]
    template = "lms_programme/about/contact.html"
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("how to reach the programme")


@personal_data.not_held("A page anyone may read.")
class PlainPage(RoomPage):
    """A text, for example how far everybody can use this website."""

    found_kind = _("About this website")
    stands_at_foot = True
    template = "lms_programme/about/plain.html"

    class Meta:
        verbose_name = _("page of text")
        verbose_name_plural = _("pages of text")
