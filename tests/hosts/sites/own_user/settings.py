"""A site with a user model of its own, made long before it installs us."""

from common import *
from common import WAGTAIL

INSTALLED_APPS = [
    "own_user.members",
    "lms",
    "lms.programme",
    "courses",
    "courses.pages",
    "courses.interchange",
    "employers",
    "employers.materials",
    *WAGTAIL,
]
AUTH_USER_MODEL = "members.Member"
ROOT_URLCONF = "bare.urls"
