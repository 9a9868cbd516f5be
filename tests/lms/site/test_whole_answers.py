"""A process that is killed while it answers has sent nothing yet, or what was sent is worth showing."""

from types import SimpleNamespace

import pytest
from gunicorn.workers.gthread import ThreadWorker

from lms.site.whole_answers import Whole, Worker


class Socket:
    def __init__(self):
        self.sent = []

    def sendall(self, data):
        self.sent.append(data)

    def sendfile(self, file):
        self.sent.append(file)
        return len(file)

    def fileno(self):
        return 7


def answered(monkeypatch, *pieces: bytes, file: bytes = b"") -> list[bytes]:
    """What reaches the network of an answer whose worker sends these pieces."""
    plain = Socket()

    def handle(self, req, conn):
        assert conn.sock.fileno() == 7
        for piece in pieces:
            conn.sock.sendall(piece)
        if file:
            conn.sock.sendfile(file)
        return True

    monkeypatch.setattr(ThreadWorker, "handle_request", handle)
    conn = SimpleNamespace(sock=plain)
    assert Worker.__new__(Worker).handle_request(None, conn) is True
    assert conn.sock is plain
    return plain.sent


HEAD = b"HTTP/1.1 200 OK\r\n\r\n"


def test_a_head_waits_for_its_body(monkeypatch):
    assert answered(monkeypatch, HEAD, b"one", b"two") == [HEAD + b"one", b"two"]


def test_an_answer_without_a_body_is_sent_at_its_end(monkeypatch):
    assert answered(monkeypatch, HEAD) == [HEAD]


def test_a_file_comes_after_its_head(monkeypatch):
    assert answered(monkeypatch, HEAD, file=b"picture") == [HEAD, b"picture"]


def test_a_body_that_looks_like_a_head_is_a_body(monkeypatch):
    assert answered(monkeypatch, HEAD, HEAD, HEAD) == [HEAD + HEAD, HEAD]


def test_a_worker_that_fails_sends_no_half(monkeypatch):
    plain = Socket()

    def fail(self, req, conn):
        conn.sock.sendall(HEAD)
        raise StopIteration

    monkeypatch.setattr(ThreadWorker, "handle_request", fail)
    with pytest.raises(StopIteration):
        Worker.__new__(Worker).handle_request(None, SimpleNamespace(sock=plain))
    assert (plain.sent, Whole(plain).fileno()) == ([], 7)
