"""A site that swapped Wagtail's base page. It leaves out our concrete pages, which stand on Wagtail's."""

from common import *
from common import WAGTAIL

INSTALLED_APPS = [
    "swapped_page.pages",
    "lms",
    "courses",
    "employers",
    *(app for app in WAGTAIL if app != "wagtail.contrib.redirects"),
]
WAGTAIL_PAGE_MODEL = "base_pages.BasePage"
ROOT_URLCONF = "bare.urls"
