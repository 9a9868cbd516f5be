"""The same after the first of three edits (docs/host-site.md)."""

from harbour.settings.quayside import *

from lms.installing import APPS, CONTEXT_PROCESSORS, MIDDLEWARE as LMS_MIDDLEWARE, settings_defaults

INSTALLED_APPS = [*APPS, *INSTALLED_APPS]
MIDDLEWARE = [*MIDDLEWARE, *LMS_MIDDLEWARE]
TEMPLATES[0]["OPTIONS"]["context_processors"] += CONTEXT_PROCESSORS
settings_defaults(globals())
LMS_PEPPER = "a-pepper-for-a-harbour"
ROOT_URLCONF = "harbour.urls_installed"
