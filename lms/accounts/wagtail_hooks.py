"""Wagtail's bulk actions on users, without learners.

Registered after Wagtail's own, so they stand in their place.
"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from lms.accounts.wagtail_users import BULK_ACTIONS


@hooks.register("register_admin_menu_item")
def own_sign_in() -> MenuItem:
    """Wagtail's account page knows nothing of second factors."""
    return MenuItem(_("Your sign-in"), reverse("staff_factors"), icon_name="key", order=9900)


for action in BULK_ACTIONS:
    hooks.register("register_bulk_action", action, order=1)
