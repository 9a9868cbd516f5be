"""Run when the apps are ready: what a picture shows is asked of its author, in rich text and blocks alike.

Wagtail would suggest its title, which it makes of the name of the file.
"""

from wagtail.images.models import AbstractImage

from lms.blocks.pictures import suggest_only_what_was_described

AbstractImage.default_alt_text = property(suggest_only_what_was_described)
