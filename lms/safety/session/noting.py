"""What a session may lose: that somebody was active, that a page is covered.

It never stops a page (lms.safety.session.storage).
"""

from typing import Any


def note(session: Any, key: str, value: Any) -> None:
    """With an engine that does not know of it, this is a change like any other."""
    getattr(session, "note", session.__setitem__)(key, value)


def forget(session: Any, key: str) -> Any:
    return session.forget(key) if hasattr(session, "forget") else session.pop(key, None)
