"""The page in her copy is a document in her language: words, and no id or key of the code."""

import io
import json
import re
import zipfile
from html.parser import HTMLParser

import pytest

from lms.privacy import copying
from tests.factories.lives import live

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
#: Words, and keys of the code with their points.
LATIN = re.compile(r"[A-Za-z][\w.]*[A-Za-z]")
#: What people and places are called, and what stands on paper: the same in every language.
NAMES = "Giulia Rosa Officina Hotel Aurora Turin PIN data HTML"


class Words(HTMLParser):
    """The text somebody reads, without what says that it is in another language."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.words: list[str] = []
        self.skipped = ("style", "title")
        self.inside = ""

    def handle_starttag(self, tag, attrs):
        if tag == "meta":
            return
        self.inside = tag
        self.open.append("lang" in dict(attrs) and tag != "html")

    def handle_endtag(self, tag):
        self.open.pop()
        self.inside = ""

    def handle_data(self, data):
        if not any(self.open) and self.inside not in self.skipped:
            self.words.append(data)


def read_by(person, language: str) -> tuple[str, dict[str, list[dict]]]:
    archive = zipfile.ZipFile(io.BytesIO(b"".join(copying.copy_of(person, language=language))))
    data = {name: json.loads(archive.read(name)) for name in archive.namelist() if name.endswith(".json")}
    return archive.read("index.html").decode(), data


def words_of(page: str) -> str:
    parser = Words()
    parser.feed(page)
    return " ".join(parser.words)


@pytest.fixture
def lived(faces):
    return live(faces.skills)


@pytest.mark.parametrize("language", ["ar", "uk"])
def test_s34_the_page_has_no_id_and_nothing_in_a_language_it_does_not_name(lived, language):
    """Latin letters are names, what she or an author wrote, or a code on paper."""
    page, data = read_by(lived.user, language)
    text = words_of(page)
    assert UUID.findall(text) == []
    known = {
        *NAMES.split(),
        *lived.profile.handle.split(),
        *["Kitchen", "assistant", "helper"],
        *["Morning", "Practice", "kitchen"],  # a group, and what it met for
        "Blessing",  # what she is called here
        *(row["code"] for row in data["data/certificate.json"]),
        *(row["reference"] for row in data["data/share.json"]),
        *(row["body"] for row in data["data/message.json"]),
        *(row["comment"] for row in data["data/answerreading.json"]),
        *_planned(data),
        *_worked(data),
    }
    known = set(LATIN.findall(" ".join(known)))
    assert sorted(set(LATIN.findall(text)) - known) == []


def test_s34_the_json_keeps_the_ids_and_says_what_they_mean(lived):
    _page, data = read_by(lived.user, "en")
    row = data["data/shareitem.json"][0]
    attainment = data["data/attainment.json"][0]
    assert row["evidence"] == attainment["uuid"]
    assert row["in_words"] == {"source": "Competence", "evidence": attainment["competence"]}
    assert UUID.fullmatch(data["data/steprecord.json"][0]["step"])
    assert data["data/certificate.json"][0]["snapshot"]["texts"]["en"]["title"] == "Module 1"


def test_s34_the_page_begins_with_its_contents(lived):
    """Every section is named with how much it holds, and each line leads to it."""
    page, data = read_by(lived.user, "en")
    contents = re.findall(r'<a href="#(part-\d+)">([^<]+)</a> <span class="soft">\((\d+)\)</span>', page)
    assert len(contents) == len(data)
    assert [name for name, _title, _count in contents] == re.findall(r'<section id="([\w-]+)"', page)
    assert ("Steps you have done", "2") in [(title, count) for _name, title, count in contents]


def test_s34_it_opens_without_a_network(lived):
    page, _data = read_by(lived.user, "en")
    assert re.findall(r'(?:src|href)="(?!#|files/)[^"]*"', page) == []
    assert "<style>" in page


def test_s34_titles_stand_where_ids_are_kept(lived):
    page, _data = read_by(lived.user, "en")
    text = " ".join(words_of(page).split())
    told = ("Module 1", "Step 1", "Lesson 1.1", "Hotel Aurora", "Your account was made.")
    assert [words for words in told if words not in text] == []


def _planned(data) -> list[str]:
    """What she wrote in her plan, and what was written with her."""
    rows = [
        row for name in ("pathway", "stage", "goal", "step", "review") for row in data[f"data/{name}.json"]
    ]
    said = [text for row in rows for value in row.values() for text in _texts(value)]
    return [
        *said,
        *(row["words"] for row in data["data/objection.json"]),
        data["data/handover.json"][0]["text"],
    ]


def _worked(data) -> list[str]:
    """What employers wrote, and what was said about her work with them."""
    rooms = (
        "interest",
        "kept",
        "placement",
        "agreement",
        "assessment",
        "ownlook",
        "portfolio",
        "tidied",
        "phrase",
    )
    rows = [row for name in rooms for row in data.get(f"data/{name}.json", [])]
    return [str(value) for row in rows for value in row.values()]


def _texts(value) -> list[str]:
    """Of {language: text}, or a list of such."""
    found = value if isinstance(value, list) else [value]
    return [text for each in found if isinstance(each, dict) for text in each.values()]
