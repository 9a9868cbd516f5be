"""What can be heard around a test (before it, before it is handed in with empty answers, after it), and on
the page of her sessions.
"""

from django.utils.translation import gettext_lazy as _

from lms.contracts.spoken import SpokenPage, register

register(
    SpokenPage(
        "test",
        [
            _("Take all the time you need."),
            _("You may change your answers until you hand in the test."),
        ],
    )
)
register(
    SpokenPage(
        "hand-in-anyway",
        [_("A question without an answer counts as not right. Do you want to hand in the test anyway?")],
    )
)
register(SpokenPage("passed", [_("You passed")]))
register(SpokenPage("not-yet", [_("Not yet"), _("Look again at these lessons")]))
register(
    SpokenPage(
        "sessions",
        [
            _("Here you see when your group meets, and where."),
            _("If you cannot come, tell your trainer. You do not have to say why."),
        ],
    )
)
