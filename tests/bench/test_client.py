"""What the clients send, against a server of the standard library; and what becomes of their samples."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from bench.client import Clients, Sample, Target, WrongAnswer, ask_for
from bench.figures import Round, middle, percentile, ratio, summarise


class Handler(BaseHTTPRequestHandler):
    """A form page and its target; refuses a POST without the cookie and token of the page."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self._answer(
            200,
            b'<input type="hidden" name="csrfmiddlewaretoken" value="token-1">',
            cookie="c=cookie-1; Path=/",
        )

    def do_POST(self):
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        honest = (
            form["csrfmiddlewaretoken"] == ["token-1"]
            and self.headers["Cookie"] == "s=session; c=cookie-1"
            and self.headers["Origin"] == "https://localhost"
        )
        self.server.keys.append(form["key"][0])
        self._answer(303 if honest else 403, b"")

    def _answer(self, status, body, cookie=""):
        self.server.connections.add(self.client_address)
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if cookie:
            self.send_header("Set-Cookie", cookie)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.keys, server.connections, server.daemon_threads = [], set(), True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def target(server, **facts):
    return Target(server.server_port, ["/page/"], "s=session", **facts)


def test_a_client_asks_over_one_connection(server):
    sample = ask_for(target(server), 0.05)
    assert len(sample.latencies) >= 1
    assert sum(sample.latencies) == pytest.approx(sample.elapsed)
    assert len(server.connections) == 1


def test_a_write_has_a_fresh_key_and_the_token_of_a_page(server):
    sample = ask_for(target(server, status=303, forms=[{"choice": "a"}]), 0.05)
    assert len(set(server.keys)) == len(sample.latencies) + 1


def test_another_answer_than_the_measured_one_ends_the_run(server):
    with pytest.raises(WrongAnswer, match=r"200 instead of 303"):
        ask_for(target(server, status=303), 0.05)


@pytest.mark.slow
def test_clients_are_processes_that_begin_together(server):
    clients = Clients(2)
    try:
        samples = clients.measure([target(server), target(server)], 0.1)
        assert [len(sample.latencies) > 0 for sample in samples] == [True, True]
        with pytest.raises(WrongAnswer, match="instead of 303"):
            clients.measure([target(server, status=303)], 0.1)
    finally:
        clients.close()


def test_requests_of_all_clients_count_together():
    """The two requests before the first that counts have used the processor too."""
    assert summarise([Sample([0.5, 0.5], 1.0), Sample([0.25] * 4, 1.0)], processor=0.4) == Round(
        6.0, 0.5, 0.05
    )


def test_the_95th_percentile_is_a_value_that_was_measured():
    assert percentile([float(value) for value in range(1, 101)], 95) == 95.0
    assert percentile([3.0], 95) == 3.0


def test_ratios_are_taken_within_a_round():
    """The second round ran on a machine of half the speed: both are half as fast, the ratio stays."""
    lesson, page = (
        [Round(20, 0.1), Round(10, 0.2), Round(30, 0.1)],
        [
            Round(10, 0.1),
            Round(5, 0.2),
            Round(10, 0.1),
        ],
    )
    assert ratio(lesson, page) == 2.0
    assert middle(lesson) == Round(20, 0.1, 0)
