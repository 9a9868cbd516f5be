"""Who may publish what is taught."""

from wagtail.models import Page

from lms.core.people import Person


def may_publish(person: Person, page: Page) -> bool:
    """By Wagtail's rights on the page, and only on the host of its face."""
    return page.permissions_for_user(person).can_publish()
