"""The way to the websites: in the editor's settings, and on its first page while there is none."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from lms.desk.websites.rules import can_set_up_websites
from lms.desk.websites.views import TakeAwayView, WebsitesView
from lms.safety.faces.models import Face


@hooks.register("register_admin_urls")
def addresses() -> list:
    return [
        path("websites/", WebsitesView.as_view(), name="lms_websites"),
        path("websites/<int:face_id>/take-away/", TakeAwayView.as_view(), name="lms_website_take_away"),
    ]


class WebsitesItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_set_up_websites(request.user)


@hooks.register("register_settings_menu_item")
def websites_item() -> MenuItem:
    return WebsitesItem(
        _("Set up websites"),
        reverse_lazy("lms_websites"),
        name="set-up-websites",
        icon_name="site",
        order=590,
    )


class NoWebsitePanel(Component):
    """On the first page, for who can change it: no website is set up yet."""

    name = "websites"
    template_name = "lms/desk/websites/home_panel.html"
    order = 80


@hooks.register("construct_homepage_panels")
def offer_websites(request: HttpRequest, panels: list[Any]) -> None:
    if can_set_up_websites(request.user) and not Face.objects.exists():
        panels.append(NoWebsitePanel())
