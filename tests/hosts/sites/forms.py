"""Somebody with a browser that draws nothing: she opens addresses, fills in forms and sends them."""

import re
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client


class Visitor:
    """Remembers what she opened. What a form holds already is sent with what is typed."""

    def __init__(self, host: str = "localhost") -> None:
        self.client = Client(SERVER_NAME=host)
        self.opened: list[str] = []
        self.address = ""

    def open(self, address: str) -> "Visitor":
        self.opened.append(address)
        return self._met(address, self.client.get(address, follow=True))

    def follow(self, chosen: str) -> "Visitor":
        return self.open(self.page.select(chosen)[0]["href"])

    def send(self, chosen: str = "main form[method=post]", **typed: Any) -> "Visitor":
        form = self.page.select(chosen)[-1]
        action = form.get("action") or self.address
        sent = {**held(form), **typed}
        ask = self.client.post if form.get("method", "get").lower() == "post" else self.client.get
        return self._met(action, ask(action, sent, follow=True))

    def sign_in(self, login: str, password: str, own: str) -> None:
        """For the first time: a password of her own, and the second step by an app."""
        from tests.factories.totp import code_for

        self.open("/staff/login/").send(login=login, password=password)
        self.send(new_password1=own, new_password2=own)
        secret = re.search(r"(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}", self.words)[0].replace(" ", "")
        self.send("form[action$='/setup/app/']", code=code_for(secret))

    def _met(self, address: str, answer: Any) -> "Visitor":
        self.answer = answer
        self.address = answer.redirect_chain[-1][0] if answer.redirect_chain else address
        assert answer.status_code == 200, (self.address, answer.status_code)
        html = answer["Content-Type"].startswith("text/html")
        self.page = BeautifulSoup(answer.content.decode() if html else "", "html.parser")
        return self

    @property
    def words(self) -> str:
        return re.sub(r"\s+", " ", self.page.get_text(" ", strip=True))


def held(form: Tag) -> dict[str, Any]:
    """What a browser would send of the form if nobody touched it."""
    found: dict[str, Any] = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        name, kind = field["name"], field.get("type", field.name)
        if kind in {"checkbox", "radio"}:
            if field.has_attr("checked"):
                found.setdefault(name, []).append(field.get("value", "on"))
        elif field.name == "select":
            chosen = field.select("option[selected]") or field.select("option")[:1]
            found[name] = [option.get("value", "") for option in chosen]
        elif field.name == "textarea":
            found[name] = field.get_text()
        elif kind not in {"submit", "file"}:
            found[name] = field.get("value", "")
    return found
