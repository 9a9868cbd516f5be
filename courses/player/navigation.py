"""What learning brings to her navigation."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.homes import register_learner_home
from lms.contracts.mounting import Mount, mount
from lms.contracts.navigation import NavigationItem, register

register(
    NavigationItem("courses", _("Courses"), "player:courses", "book", 30, hint=_("What you can learn here."))
)
register(
    NavigationItem(
        "sessions",
        _("My sessions"),
        "player:sessions",
        "calendar",
        36,
        hint=_("When your group meets, and where."),
    )
)
register(
    NavigationItem(
        "days",
        _("My days"),
        "player:checks",
        "pen",
        36,
        hint=_("Five short questions, for you alone."),
    )
)
register(
    NavigationItem(
        "called",
        _("What I am called here"),
        "player:called",
        "person",
        87,
        hint=_("A word your trainers may call you. You choose it."),
    )
)
mount(Mount("invitations", "join/", "courses.player.urls:join_patterns", 74, in_languages=False))
mount(Mount("player", "learn/", "courses.player.urls", 70))
register_learner_home("player:home")
