"""A bare Wagtail site with Django's own user model that installs everything."""

from common import *
from common import WAGTAIL

INSTALLED_APPS = [
    "lms",
    "lms.programme",
    "courses",
    "courses.pages",
    "courses.interchange",
    "employers",
    "employers.materials",
    *WAGTAIL,
]
ROOT_URLCONF = "bare.urls"
