from django.db import models
from harbour.base.models import ListingPage
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, Page


class BerthsPage(ListingPage):
    subpage_types = ["harbour_berths.BerthPage"]
    template = "base/listing.html"


class BerthPage(Page):
    place = models.CharField(max_length=80, blank=True)
    content_panels = [*Page.content_panels, FieldPanel("place"), InlinePanel("tides")]
    api_fields = ["place"]
    parent_page_types = ["harbour_berths.BerthsPage"]
    template = "base/plain.html"


class Tide(Orderable):
    page = ParentalKey(BerthPage, related_name="tides", on_delete=models.CASCADE)
    words = models.CharField(max_length=80)
    panels = [FieldPanel("words")]
