from django.db import models
from wagtail.models import AbstractPage, DefaultBasePageMixin


class BasePage(AbstractPage, DefaultBasePageMixin):
    """The page that stands in for Wagtail's own everywhere on this site."""

    review_on = models.DateField(null=True, blank=True)
