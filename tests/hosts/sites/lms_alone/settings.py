"""A site that wants the platform and nothing on top of it."""

from common import *
from common import WAGTAIL

INSTALLED_APPS = ["lms", *WAGTAIL]
ROOT_URLCONF = "lms_alone.urls"
