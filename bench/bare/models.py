from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page


class BarePage(Page):
    """The page one writes on the first day with Wagtail: a title and rich text."""

    body = RichTextField()

    content_panels = [*Page.content_panels, FieldPanel("body")]
    template = "bench_bare/page.html"

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        return "bench_bare/lean.html" if "lean" in request.GET else self.template


class Inserted(models.Model):
    """The row of the view that inserts one. As wide as an answer, without its keys."""

    key = models.UUIDField(unique=True)
    text = models.CharField(max_length=200)
    inserted_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.key)
