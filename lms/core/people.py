"""What the plugins know of an account. Which model it is, is the host site's choice (AUTH_USER_MODEL)."""

from typing import Any, Protocol


class Person(Protocol):
    """Somebody with an account: a learner, who has a `profile` (lms.accounts.Profile) and no name; or
    somebody who works here or at an employer's, who has `memberships` (lms.organisations.Membership).

    Whoever is signed in is one too; nobody signed in (AnonymousUser) has no `pk`.
    """

    pk: Any
    backend: str
    is_active: bool
    is_superuser: bool
    last_login: Any
    profile: Any
    memberships: Any
    groups: Any
    enrolments: Any
    factor_renewals: Any
    support_assignments: Any
    #: Kept on the object for as long as one request takes (lms.organisations.queries).
    _current_memberships: list[Any]
    _is_shut_out: bool
    #: The same, of an employer's own people (employers.members.queries).
    _own_members: dict[int, Any]

    @property
    def is_authenticated(self) -> bool: ...

    def get_username(self) -> str: ...

    def get_full_name(self) -> str: ...

    def get_short_name(self) -> str: ...

    def has_perm(self, perm: str, obj: Any = None) -> bool: ...

    def check_password(self, raw_password: str) -> bool: ...

    def has_usable_password(self) -> bool: ...

    def set_password(self, raw_password: str | None) -> None: ...

    def set_unusable_password(self) -> None: ...

    def get_session_auth_hash(self) -> str: ...

    def save(self, *, update_fields: Any = None) -> None: ...


def called(colleague: Person) -> str:
    """How a learner reads who works here: never the whole of an address that somebody signs in with."""
    return colleague.get_short_name() or colleague.get_username().partition("@")[0]
