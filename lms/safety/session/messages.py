"""Messages to whoever is signed in.

A page that is only read does not wait for the database to keep or forget one.
"""

from typing import Any

from django.contrib.messages.storage.session import SessionStorage

from lms.safety.session.storage import READS, SessionStore


class MessageStorage(SessionStorage):
    """In the session: a signed cookie would be the same on both faces, and would hold what was done."""

    def _store(self, messages: Any, response: Any, *args: Any, **kwargs: Any) -> list[Any]:
        session = self.request.session
        if self.request.method not in READS or not isinstance(session, SessionStore):
            return super()._store(messages, response, *args, **kwargs)
        if messages:
            session.note(self.session_key, self.serialize_messages(messages))
        else:
            session.forget(self.session_key)
        return []
