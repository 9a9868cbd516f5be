"""The same site with this suite, by docs/host-site.md, inside its own design."""

from lms.installing import APPS, CONTEXT_PROCESSORS, settings_defaults
from lms.installing import MIDDLEWARE as LMS_MIDDLEWARE
from newsroom.settings import *
from newsroom.settings import INSTALLED_APPS, MIDDLEWARE, TEMPLATES

INSTALLED_APPS = [*APPS, *INSTALLED_APPS]
MIDDLEWARE = [*MIDDLEWARE, *LMS_MIDDLEWARE]
TEMPLATES[0]["OPTIONS"]["context_processors"] += CONTEXT_PROCESSORS
settings_defaults(globals())
LMS_BASE_TEMPLATE = "newsroom/bridge.html"
LMS_HOST_TEMPLATE = "newsroom/base_page.html"
