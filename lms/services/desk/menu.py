from django.utils.translation import gettext_lazy as _

from lms.contracts.desk.menu import MenuItem, register

register(MenuItem("services", _("Services"), "services_desk:list", "desk", 20, faces=("programme",)))
