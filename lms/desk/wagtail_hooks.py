"""From Wagtail's menu to the organisations, for administrators."""

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from lms.contracts.navigation import address_here
from lms.organisations.rules import administrates


class OrganisationsItem(MenuItem):
    """Only where there is a desk: on the skills face."""

    def is_shown(self, request: HttpRequest) -> bool:
        return administrates(request.user) and bool(address_here("desk:organisations"))


@hooks.register("register_admin_menu_item")
def organisations_item() -> MenuItem:
    return OrganisationsItem(
        _("Organisations"),
        reverse_lazy("desk:organisations"),
        name="organisations",
        icon_name="group",
        order=9000,
    )
