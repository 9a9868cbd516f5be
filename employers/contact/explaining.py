"""Why something stays out of a conversation, in words for whoever wrote it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.vetting.contact_data import Found, What

CALLED = {
    What.PHONE: gettext_lazy("This looks like a telephone number: “%(found)s”."),
    What.MAIL: gettext_lazy("This looks like a mail address: “%(found)s”."),
    What.WEB: gettext_lazy("This looks like a website: “%(found)s”."),
    What.APP: gettext_lazy("This looks like another app: “%(found)s”."),
}


def explained(found: Found, *, hers: bool) -> str:
    called = CALLED[found.what] % {"found": found.text}
    if hers:
        return (
            called
            + " "
            + _("They could then reach you without your adviser. Take it out, or allow it first.")
        )
    return (
        called + " " + _("Whether you reach each other elsewhere is her choice. Take it out for now, please.")
    )
