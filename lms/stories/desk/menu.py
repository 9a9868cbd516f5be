from django.utils.translation import gettext_lazy as _

from lms.contracts.desk.menu import MenuItem, register

register(MenuItem("stories", _("Stories"), "stories_desk:stories", "desk", 36, faces=("programme",)))
