from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase

personal_data.held_by(
    "heal_users.User",
    title=_("How you sign in"),
    subject="self",
    purpose=_("To let somebody in. A learner's row holds no name, no e-mail address and no password."),
    basis=Basis.CONTRACT,
    erase=Erase.DELETE,
    fields={
        "username": _("a random word for learners, a name they chose for staff"),
        "last_login": _("when you last signed in"),
        "date_joined": _("when it was made"),
    },
    withheld=("password",),
    for_machines=("username",),
)
