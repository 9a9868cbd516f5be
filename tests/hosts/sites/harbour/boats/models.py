from django.db import models
from harbour.base.models import ListingPage
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail.snippets.models import register_snippet


@register_snippet
class Shipyard(models.Model):
    name = models.CharField(max_length=80)

    def __str__(self):
        return self.name


class BoatsPage(ListingPage):
    subpage_types = ["harbour_boats.BoatPage"]
    template = "base/listing.html"


class BoatPage(Page):
    story = models.TextField(blank=True)
    shipyard = models.ForeignKey(Shipyard, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    content_panels = [*Page.content_panels, FieldPanel("story"), FieldPanel("shipyard")]
    search_fields = [*Page.search_fields, index.SearchField("story")]
    api_fields = ["story", "shipyard"]
    parent_page_types = ["harbour_boats.BoatsPage"]
    template = "base/plain.html"
