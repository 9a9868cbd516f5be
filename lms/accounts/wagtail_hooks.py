"""Wagtail's bulk actions on users, without learners. Registered after Wagtail's own, so they stand in their place."""

from wagtail import hooks

from lms.accounts.wagtail_users import BULK_ACTIONS

for action in BULK_ACTIONS:
    hooks.register("register_bulk_action", action, order=1)
