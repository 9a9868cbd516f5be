"""What Back leads to from a page that answered a form: never the browser's own page about sending again."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

pytestmark = pytest.mark.django_db
PAGES = {
    "localhost": ["/verify/", "/learn/enter/", "/admin/login/", "/sign-out/"],
    "heal.localhost": ["/admin/login/"],
}


def scripts_of(page: str) -> str:
    paths = re.findall(r'<script src="/static/([^"?]+)"', page)
    return "".join(Path(finders.find(path)).read_text("utf-8") for path in paths)


@pytest.mark.parametrize(("host", "path"), [(host, path) for host in PAGES for path in PAGES[host]])
def test_every_shell_makes_its_answers_ones_to_come_back_to(faces, client, host, path):
    answer = client.get(path, SERVER_NAME=host, follow=True)
    assert (answer.status_code, "history.replaceState" in scripts_of(answer.content.decode())) == (200, True)
