from django.contrib.syndication.views import Feed
from wagtail.models import Page


class Latest(Feed):
    """The newest pages of the whole site, whatever they are."""

    title = "The Old Harbour"
    link = "/"
    description = "What is new along the quay."

    def items(self):
        return Page.objects.live().filter(depth__gt=2).order_by("-first_published_at", "path")[:40]

    def item_description(self, item):
        return item.search_description

    def item_pubdate(self, item):
        return item.first_published_at

    def item_link(self, item):
        return item.url
