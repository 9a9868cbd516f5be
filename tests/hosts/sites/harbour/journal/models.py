from django.db import models
from django.shortcuts import get_object_or_404
from harbour.base.models import ListingPage
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import Tag, TaggedItemBase
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.search import index


class JournalPage(RoutablePageMixin, ListingPage):
    subpage_types = ["harbour_journal.EntryPage"]
    template = "base/listing.html"

    @path("tags/<slug:slug>/", name="tagged")
    def tagged(self, request, slug):
        tag = get_object_or_404(Tag, slug=slug)
        below = EntryPage.objects.child_of(self).live().filter(tags=tag)
        return self.render(request, context_overrides={"below": below})


class EntryTag(TaggedItemBase):
    content_object = ParentalKey("EntryPage", related_name="tagged", on_delete=models.CASCADE)


class Writer(Orderable):
    page = ParentalKey("EntryPage", related_name="writers", on_delete=models.CASCADE)
    keeper = models.ForeignKey("harbour_people.Keeper", related_name="+", on_delete=models.CASCADE)
    panels = [FieldPanel("keeper")]


class EntryPage(Page):
    body = RichTextField(blank=True)
    image = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    tags = ClusterTaggableManager(through=EntryTag, blank=True)
    related = ParentalManyToManyField("wagtailcore.Page", blank=True, related_name="+")

    content_panels = [
        *Page.content_panels,
        FieldPanel("body"),
        FieldPanel("image"),
        FieldPanel("tags"),
        FieldPanel("related"),
        InlinePanel("writers"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("body")]
    api_fields = [APIField("body"), APIField("image"), APIField("tags"), APIField("writers")]
    parent_page_types = ["harbour_journal.JournalPage"]
    template = "journal/entry.html"

    def get_context(self, request, *args, **kwargs):
        return {
            **super().get_context(request, *args, **kwargs),
            "chosen": self.related.live(),
            "alike": Page.objects.live().not_page(self).search(self.title, operator="or")[:6],
        }
