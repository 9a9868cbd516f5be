from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import BaseBackend, ModelBackend
from django.http import HttpRequest

from lms.accounts.queries import find_card
from lms.core.prepared import Prepared
from lms.core.typed_codes import read_digits
from lms.secrets import fingerprints


class CodeCardBackend(BaseBackend):
    """Signs a learner in with her card: its number (or her handle) and its code."""

    def authenticate(
        self, request: HttpRequest | None, handle: str = "", code: str = "", **credentials: Any
    ) -> Any:
        if not (handle and code):
            return None
        card = find_card(handle)
        if (
            not fingerprints.matches("card", read_digits(code), card.code_hash if card else "")
            or card is None
        ):
            return None
        profile = card.profile
        return None if profile.suspended_at or not profile.user.is_active else profile.user

    def get_user(self, user_id: int) -> Any:
        """The user with her profile in one query, since every page of hers asks for both."""
        found = LEARNER.rows(user_id)
        return next((user for user in found if user.is_active and not user.profile.suspended_at), None)


class StaffBackend(ModelBackend):
    """Django's, by name and password. Who it is is asked with every page, by a statement that is kept."""

    def get_user(self, user_id: int) -> Any:
        return next((user for user in ANYBODY.rows(user_id) if self.user_can_authenticate(user)), None)


ANYBODY = Prepared(lambda user: get_user_model()._default_manager.filter(pk=user))
LEARNER = Prepared(
    lambda user: get_user_model().objects.select_related("profile").filter(pk=user, profile__isnull=False)
)
