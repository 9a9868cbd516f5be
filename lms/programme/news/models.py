"""News and events: what is coming stands first, what is over stays to be read."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from lms.blocks.found import found_by
from lms.blocks.translated import said_together
from lms.contracts import personal_data
from lms.core import days
from lms.programme.room_page import RoomPage

#: On one page; older ones are found by the search.
NEWS_SHOWN = 20


@personal_data.not_held("A page anyone may read.")
class NewsPage(RoomPage):
    """All news and events; one below a home."""

    found_kind = _("News")
    stands_at_foot = True
    template = "lms_programme/news/page.html"
    subpage_types = ["lms_programme.NewsItemPage", "lms_programme.EventPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("news and events")
        verbose_name_plural = _("news and events")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        of_all = EventPage.objects.child_of(self).live().order_by("begins_on", "path")
        events = said_together(of_all.select_related("locale"), "title", "lead", "town")
        news = NewsItemPage.objects.child_of(self).live().order_by("-day", "path").select_related("locale")
        today = days.today()
        return {
            **super().get_context(request, *args, **kwargs),
            "coming": [event for event in events if event.last_day >= today],
            "over": [event for event in reversed(events) if event.last_day < today],
            "news": said_together(news[:NEWS_SHOWN], "title", "lead"),
        }


@personal_data.not_held("A page anyone may read.")
class NewsItemPage(RoomPage):
    """One piece of news."""

    found_kind = _("News")
    day = models.DateField(_("day"), default=days.today)

    content_panels = [*RoomPage.content_panels[:1], FieldPanel("day"), *RoomPage.content_panels[1:]]
    template = "lms_programme/news/item.html"
    parent_page_types = ["lms_programme.NewsPage"]

    class Meta:
        verbose_name = _("piece of news")
        verbose_name_plural = _("pieces of news")


@personal_data.not_held("A page anyone may read.")
class EventPage(RoomPage):
    """Something that one may come to."""

    found_kind = _("Event")
    begins_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True, help_text=_("Empty: one day."))
    hours = models.CharField(_("from when to when"), max_length=80, blank=True)
    town = models.CharField(_("town"), max_length=80)
    place = models.CharField(_("place"), max_length=160, blank=True)
    in_languages = models.CharField(_("languages spoken"), max_length=160, blank=True)

    content_panels = [
        *RoomPage.content_panels[:1],
        MultiFieldPanel(
            [FieldPanel("begins_on"), FieldPanel("ends_on"), FieldPanel("hours")], heading=_("When")
        ),
        MultiFieldPanel([FieldPanel("town"), FieldPanel("place")], heading=_("Where")),
        *RoomPage.content_panels[1:],
        FieldPanel("in_languages"),
    ]
    search_fields = [*RoomPage.search_fields, *found_by("town", "place")]
    template = "lms_programme/news/event.html"
    parent_page_types = ["lms_programme.NewsPage"]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    @property
    def last_day(self) -> datetime.date:
        return self.ends_on or self.begins_on

    def clean(self) -> None:
        super().clean()
        if self.ends_on and self.begins_on and self.ends_on < self.begins_on:
            raise ValidationError({"ends_on": _("The last day is not before the first one.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        is_over = self.last_day < days.today()
        return {**super().get_context(request, *args, **kwargs), "is_over": is_over}
