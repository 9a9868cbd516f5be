"""A page that sets no cookie leads nobody to another page first: what S3 says stands on it, to be opened."""

import re
from html import unescape

import pytest
from django.test import Client
from django.utils import translation

from lms.programme.coping.feelings import Feeling
from lms.safety.leaving.statements import TOLD_IN_SHORT, statements_for
from tests.factories.rights import right
from tests.factories.rights import shelf as rights_shelf
from tests.lms.programme.coping.test_coping import shelf, tool
from tests.lms.programme.handouts.test_handouts import handout
from tests.lms.programme.handouts.test_handouts import shelf as paper_shelf

pytestmark = pytest.mark.django_db
SEEN = re.compile(r'<details class="seen">(.*?)</details>', re.DOTALL)


def said_on(address: str) -> str:
    answer = Client(SERVER_NAME="heal.localhost").get(address)
    assert (answer.status_code, dict(answer.cookies)) == (200, {})
    [found] = SEEN.findall(answer.content.decode())
    return unescape(found)


@pytest.fixture
def sensitive(faces):
    tool(shelf(faces), "Push the wall", Feeling.ANGRY)
    answer = right(rights_shelf(faces))
    handout(paper_shelf(faces), "card")
    return [
        *("/coping/", "/coping/push-the-wall/", "/rights/", f"/rights/{answer.slug}/", "/paper/cup/"),
        *("/services/", "/it/services/"),
    ]


def test_s03_every_sensitive_page_says_it_and_sets_no_cookie(sensitive):
    statements = {statement.id: statement for statement in statements_for("programme")}
    for address in sensitive:
        shown = said_on(address)
        with translation.override("it" if address.startswith("/it/") else "en"):
            told = [str(statements[name].text) for name in TOLD_IN_SHORT]
        assert [words for words in told if words not in shown] == [], address
        assert 'href="/it/safer/"' in shown or 'href="/safer/"' in shown


@pytest.mark.parametrize("address", ["/", "/numbers/", "/safer/"])
def test_it_does_not_stand_where_nothing_sensitive_is_read(faces, address):
    assert SEEN.findall(Client(SERVER_NAME="heal.localhost").get(address).content.decode()) == []
