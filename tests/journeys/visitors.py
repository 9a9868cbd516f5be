"""Somebody who asks a machine over https without a browser: cookies, forms, and where they lead."""

import http.client
import re
import socket
import ssl
from dataclasses import dataclass, field
from html import unescape
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

from tests.journeys.machine import HERE, LEARN, PROGRAMME, Machine

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


@dataclass(frozen=True)
class Answer:
    status: int
    location: str
    text: str
    headers: http.client.HTTPMessage = field(repr=False)


class Line(http.client.HTTPSConnection):
    """To the address of this machine where nginx listens for `name`, whatever a name server says."""

    def __init__(self, machine: Machine, name: str, *, to: str = "") -> None:
        files = [machine.place / f"{file}.pem" for file in ("learn", "programme")]
        context = ssl.create_default_context(cafile=files[0])
        context.load_verify_locations(files[1])
        super().__init__(name, timeout=60, context=context)
        self._to = (HERE[to or name], machine.ports[to or name, "443"])

    def connect(self) -> None:
        plain = socket.create_connection(self._to, self.timeout)
        self.sock = self._context.wrap_socket(plain, server_hostname=self.host)


class Visitor:
    def __init__(self, machine: Machine, name: str = LEARN) -> None:
        self.machine, self.name = machine, name
        self.cookies = SimpleCookie()

    def ask(self, method: str, path: str, form: dict[str, str] | None = None) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={one.value}" for name, one in self.cookies.items())}
        if form is not None:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": f"https://{self.name}",
                "Referer": f"https://{self.name}{path}",
            }
        line = Line(self.machine, self.name)
        try:
            line.request(method, path, body=urlencode(form) if form is not None else None, headers=headers)
            response = line.getresponse()
            text = response.read().decode(errors="replace")
        finally:
            line.close()
        for cookie in response.headers.get_all("Set-Cookie") or []:
            self.cookies.load(cookie)
        location = urljoin(path, response.headers.get("Location", ""))
        parts = urlsplit(location)
        return Answer(
            response.status, f"{parts.path}{'?' * bool(parts.query)}{parts.query}", text, response.headers
        )

    def get(self, path: str) -> Answer:
        found = self.ask("GET", path)
        for _step in range(5):
            if found.status not in {301, 302, 303}:
                return found
            found = self.ask("GET", found.location)
        raise AssertionError(f"{path} leads round in circles")

    def form_at(self, path: str) -> dict[str, str]:
        return {name: unescape(value) for name, value in HIDDEN.findall(self.get(path).text)}

    def send(self, path: str, **typed: str) -> Answer:
        """Fills in the form of this page and sends it to the same address."""
        return self.ask("POST", path, {**self.form_at(path), **typed})


PUBLIC = (LEARN, PROGRAMME)
