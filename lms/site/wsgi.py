import os

from django.core.wsgi import get_wsgi_application

from lms.safety.http.wsgi import ReadableRequests

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.site.settings.production")
application = ReadableRequests(get_wsgi_application())
