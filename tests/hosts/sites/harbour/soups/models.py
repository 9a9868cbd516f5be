from harbour.base.models import ListingPage
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index


class SoupsPage(ListingPage):
    subpage_types = ["harbour_soups.SoupPage"]
    template = "base/listing.html"


class SoupPage(Page):
    steps = StreamField([("step", blocks.CharBlock()), ("hint", blocks.RichTextBlock())], blank=True)
    content_panels = [*Page.content_panels, FieldPanel("steps")]
    search_fields = [*Page.search_fields, index.SearchField("steps")]
    api_fields = ["steps"]
    parent_page_types = ["harbour_soups.SoupsPage"]
    template = "base/plain.html"
