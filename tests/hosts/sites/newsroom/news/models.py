from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import RichTextBlock, URLBlock
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model_string
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtail.search import index
from wagtail.snippets.models import register_snippet


class BasePage(Page):
    """What every page of this site has."""

    teaser = models.CharField(max_length=200, blank=True)
    teaser_picture = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    may_be_found = models.BooleanField(default=True)

    promote_panels = [
        *Page.promote_panels,
        FieldPanel("teaser"),
        FieldPanel("teaser_picture"),
        FieldPanel("may_be_found"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("teaser")]

    class Meta:
        abstract = True


class FrontPage(BasePage):
    welcome = RichTextField(blank=True)
    content_panels = [*Page.content_panels, FieldPanel("welcome")]
    template = "newsroom/front_page.html"


@register_snippet
class Topic(models.Model):
    name = models.CharField(max_length=60)

    def __str__(self):
        return self.name


class SectionPage(BasePage):
    template = "newsroom/section_page.html"
    subpage_types = ["news.StoryPage"]


class StoryPage(BasePage):
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    body = StreamField([("words", RichTextBlock()), ("picture", ImageChooserBlock())], blank=True)
    content_panels = [*Page.content_panels, FieldPanel("topic"), FieldPanel("body")]
    parent_page_types = ["news.SectionPage"]
    template = "newsroom/story_page.html"


@register_setting
class Navigation(BaseSiteSetting):
    links = StreamField([("link", URLBlock())], blank=True)
    panels = [FieldPanel("links")]
