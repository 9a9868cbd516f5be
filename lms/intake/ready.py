"""Run when the apps are ready. What comes in is made clean first, then named for its face."""

from typing import Any

from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.admin.views.account import AvatarSettingsPanel
from wagtail.images.models import AbstractImage, WagtailImageFieldFile

from lms.core.conf import conf
from lms.intake import belonging, uploads
from lms.intake.forms import ImageField
from lms.intake.wagtail_exports import make_exports_inert


def guard_the_library() -> None:
    belonging.connect()
    make_exports_inert()
    # Wagtail's own field would decode the picture of a member of staff before intake sees it, and its page
    # shows no refusal.
    theirs = AvatarPreferencesForm.base_fields["avatar"]
    AvatarPreferencesForm.base_fields["avatar"] = ImageField(label=theirs.label, required=False)
    AvatarSettingsPanel.template_name = "lms/intake/avatar.html"
    WagtailImageFieldFile.get_image_dimensions = _NotYetClean.get_image_dimensions


class _NotYetClean:
    """A picture's row asks how large it is as soon as it gets a file.

    Of a foreign one, that is known when it was made clean.
    """

    measure = WagtailImageFieldFile.get_image_dimensions

    def get_image_dimensions(self: Any) -> tuple[int, int]:
        is_foreign = isinstance(self.instance, AbstractImage)  # a rendition is made here, of what is clean
        if is_foreign and not self._committed and not isinstance(self.file, uploads.CleanFile):
            return 0, 0
        return _NotYetClean.measure(self)


uploads.connect()
if conf.intake_library:
    guard_the_library()
