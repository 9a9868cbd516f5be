from django.utils.translation import gettext_lazy as _

from lms.contracts.desk.menu import MenuItem, register

register(MenuItem("concerns", _("Concerns"), "concerns_desk:list", "desk", 65, faces=("skills", "programme")))
