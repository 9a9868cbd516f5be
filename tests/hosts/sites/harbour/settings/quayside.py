"""As it runs today, without us."""

from harbour.settings.base import *

ALLOWED_HOSTS = ["localhost", "upstream.localhost"]
