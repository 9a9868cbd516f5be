"""Wagtail's bulk actions on users, without learners.

Registered after Wagtail's own, so they stand in their place.
"""

from django.http import HttpRequest
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from lms.accounts.wagtail_users import BULK_ACTIONS
from lms.contracts.navigation import address_here
from lms.safety.access.ours import is_guarded_path


class OwnSignInItem(MenuItem):
    """Only where our sign-in opens the editor: Wagtail's account page knows nothing of second factors."""

    def is_shown(self, request: HttpRequest) -> bool:
        return is_guarded_path(reverse("wagtailadmin_home")) and bool(address_here("staff_factors"))


@hooks.register("register_admin_menu_item")
def own_sign_in() -> MenuItem:
    return OwnSignInItem(_("Your sign-in"), reverse_lazy("staff_factors"), icon_name="key", order=9900)


for action in BULK_ACTIONS:
    hooks.register("register_bulk_action", action, order=1)
