"""gunicorn's worker of threads, which hands over the head of an answer with the beginning of its body.

gunicorn sends the head alone first. A process that is killed between the two leaves a page without words in a
browser: the proxy has passed the head on and can ask nobody else.
"""

from typing import Any

from gunicorn.workers.gthread import ThreadWorker

HEAD = b"HTTP/1."


class Whole:
    """A socket that keeps the head until what comes after it is there."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._kept = b""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._socket, name)

    def sendall(self, data: bytes) -> None:
        if not self._kept and data.startswith(HEAD):
            self._kept = data
            return
        kept, self._kept = self._kept, b""
        self._socket.sendall(kept + data)

    def sendfile(self, *args: Any, **kwargs: Any) -> int:
        self.flush()
        return self._socket.sendfile(*args, **kwargs)

    def flush(self) -> None:
        if self._kept:
            kept, self._kept = self._kept, b""
            self._socket.sendall(kept)


class Worker(ThreadWorker):
    def handle_request(self, req: Any, conn: Any) -> bool:
        plain = conn.sock
        conn.sock = whole = Whole(plain)
        try:
            goes_on = super().handle_request(req, conn)
            whole.flush()  # of an answer without a body
        finally:
            conn.sock = plain
        return goes_on
