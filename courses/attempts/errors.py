from django.utils.translation import gettext_lazy as _


class AnswerRefused(Exception):
    """An answer cannot be taken; `message` says why, in her language, and what to do."""

    def __init__(self, message: object, *, status: int = 400) -> None:
        super().__init__(str(message))
        self.message = message
        self.status = status


OTHER_ANSWER = _("You have already saved another answer. The first one counts.")
HANDED_IN = _("You have already handed in this test.")
NO_TRIES_LEFT = _("There are no tries left. Ask your trainer for one more.")
