from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index


class ListingPage(Page):
    """What stands above pages of one kind and lists them."""

    introduction = models.TextField(blank=True)
    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]
    api_fields = ["introduction"]

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        below = self.get_children().live().specific()
        return {**super().get_context(request, *args, **kwargs), "below": below}


class HomePage(Page):
    welcome = models.CharField(max_length=200, blank=True)
    body = RichTextField(blank=True)
    content_panels = [*Page.content_panels, FieldPanel("welcome"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("body")]
    api_fields = ["welcome", "body"]
    template = "base/home.html"

    def get_context(self, request, *args, **kwargs):
        """What is below it two levels deep, for the map in the middle of the page."""
        around = Page.objects.descendant_of(self).live().public().filter(depth__lte=self.depth + 2)
        return {**super().get_context(request, *args, **kwargs), "around": around}


class PlainPage(Page):
    body = RichTextField(blank=True)
    content_panels = [*Page.content_panels, FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("body")]
    api_fields = ["body"]
    template = "base/plain.html"
