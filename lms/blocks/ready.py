"""Run when the apps are ready: what a picture shows is asked of its author, in rich text and blocks alike.

Wagtail would suggest its title, which it makes of the name of the file. A site that keeps its library as it
was (LMS_INTAKE_LIBRARY) keeps this too: its own pages show what its own pictures are called.
"""

from wagtail.images.models import AbstractImage

from lms.blocks.pictures import suggest_only_what_was_described
from lms.core.conf import conf

if conf.intake_library:
    AbstractImage.default_alt_text = property(suggest_only_what_was_described)
