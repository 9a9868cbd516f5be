"""What error pages say on the programme face.

Not one sentence of it stands on the skills face (lms.safety.http.errors), which has learners to speak to.
"""

from django.utils.translation import gettext_lazy as _

TITLES = {
    400: _("Part of what you sent is missing"),
    403: _("This page is closed to you"),
    404: _("There is nothing at this address"),
    405: _("That does not work here"),
    413: _("That is larger than we accept"),
    500: _("A mistake of ours stopped this page"),
    503: _("This website is very busy just now"),
}
WORDS = {
    400: _("Return to the previous page, refresh it and try again."),
    403: _("Return to the page you came from."),
    404: _("Perhaps it was moved, or there is a typing mistake in the address."),
    405: _("Return to the previous page and choose one of its buttons."),
    413: _("Pick a smaller one, or divide it into parts."),
    500: _("Give it a few minutes and come back."),
    503: _("Come back in a minute."),
}
STILL_NEEDED = (
    _("It cannot be deleted"),
    _("Another part of this website depends on it. Return to the page you came from."),
)
TOO_OLD = (_("The page was left open for too long"), _("Refresh it, then send your text again."))
TEMPLATE = "lms/safety/error_programme.html"
PLAIN_TEMPLATE = "lms/safety/error_plain_programme.html"
BARE = (
    b'<!doctype html><meta charset="utf-8"><meta name="robots"'
    b' content="noindex"><title>\xe2\x80\xa6</title><p>A mistake of ours stopped this page. Give it a few'
    b' minutes and come back.</p><p><a href="/leave/">Leave</a></p>'
)
