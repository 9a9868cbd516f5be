"""S1: every byte that anybody may have of the skills face, read as a suspicious employer would
(decision 20).
"""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from lms.contracts.checks import OUR_PACKAGES
from lms.safety.neutral.words import told_outside
from lms.safety.outside.texts import plain
from tests.lms.safety.test_comparer import ADDRESSES, ask, both, failing  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in settings.LANGUAGES]
#: The page where learners enter shows the way out on purpose: a telephone is lent and taken back there.
SHOWS_THE_WAY_OUT = {"/learn/enter/": {"leave this page", "quitter cette page"}}
READ = {".css", ".js", ".svg", ".txt", ".json", ".webmanifest", ".html"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_s01_no_answer_to_a_visitor_tells(both, language):  # noqa: F811
    found, read = {}, 0
    for address in ADDRESSES:
        answer, content = ask("skills", address, language)
        words = plain(content.decode(errors="replace"))
        headers = " ".join(f"{name}: {value}" for name, value in answer.items())
        read += len(words)
        if told := set(told_outside(f"{words} {headers}", [])) - SHOWS_THE_WAY_OUT.get(address, set()):
            found[address] = told
    assert found == {}
    assert read > 10_000


def test_s01_no_file_that_anybody_can_fetch_tells():
    """Whoever knows a name can ask for it, linked or not: comments and names of classes are read too.

    Another face's files are that face's.
    """
    folders = [
        Path(config.path) / "static"
        for config in apps.get_app_configs()
        if config.name.split(".")[0] in OUR_PACKAGES
    ]
    files = [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in READ and "fold" not in path.parts
    ]
    assert len(files) > 10
    found = {str(path): told_outside(f"{path.stem} {path.read_text(encoding='utf-8')}", []) for path in files}
    assert {path: words for path, words in found.items() if words} == {}
