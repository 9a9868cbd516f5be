"""Static files by face: what one host does not use is not there, and no two files are alike."""

import hashlib
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.staticfiles import finders

from lms.safety.faces.static_files import answers_on, faces_of_folders

HOSTS = {"skills": "localhost", "programme": "heal.localhost"}


@pytest.fixture(autouse=True)
def _from_the_apps(settings):
    settings.WHITENOISE_USE_FINDERS = True


def names() -> list[str]:
    return sorted(path for finder in finders.get_finders() for path, _storage in finder.list(None))


def ours() -> dict[str, list[str]]:
    """face → its own files."""
    return {
        kind: [name for name in names() if answers_on(kind, name) and not answers_on(other, name)]
        for kind, other in zip(HOSTS, reversed(HOSTS), strict=True)
    }


def fetch(client, kind: str, name: str):
    answer = client.get(f"/static/{name}", headers={"host": HOSTS[kind]})
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    answer.close()
    return answer, content


def test_s16_every_file_of_ours_answers_on_one_face_alone(faces, client):
    own = ours()
    assert len(own["skills"]) > 5
    assert len(own["programme"]) > 4
    for kind, other in zip(HOSTS, reversed(HOSTS), strict=True):
        for name in own[kind]:
            assert [fetch(client, face, name)[0].status_code for face in (kind, other)] == [200, 404], name


def test_s16_no_two_files_of_the_faces_have_a_name_or_a_line_in_common():
    lines: dict[str, set[str]] = {}
    for kind, files in ours().items():
        read = [name for name in files if not name.endswith((".png", ".webp", ".jpg", ".woff2"))]
        texts = [Path(str(finders.find(name))).read_text(encoding="utf-8") for name in read]
        lines[kind] = {line.strip() for text in texts for line in text.splitlines() if len(line.strip()) > 40}
    assert lines["skills"] & lines["programme"] == set()
    stems = [{Path(name).name for name in files} for files in ours().values()]
    assert stems[0] & stems[1] == set()


def test_s16_what_both_faces_serve_comes_with_packages_that_anybody_can_have():
    both = {name.partition("/")[0] for name in names() if all(answers_on(kind, name) for kind in HOSTS)}
    labels = {config.name.split(".")[0] for config in apps.get_app_configs()}
    assert (
        both
        == {
            "wagtailadmin",
            "wagtaildocs",
            "wagtailimages",
            "wagtailsnippets",
            "wagtail_localize",
            "mfa",
            "account",
        }
        & both
    )
    assert both
    assert {"lms", "courses", "employers"} <= labels


@pytest.mark.parametrize("name", ["staticfiles.json", "nothing.css", "made-up/nothing.css", "../manage.py"])
def test_s16_what_lies_in_no_apps_folder_answers_nowhere(faces, client, name):
    assert [fetch(client, kind, name)[0].status_code for kind in HOSTS] == [404, 404]


def test_s16_an_unknown_host_has_no_file(faces, client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    assert client.get("/static/lms/css/lms.css", headers={"host": "elsewhere.example"}).status_code == 404


@pytest.mark.parametrize(("kind", "name"), [("skills", "lms/css/lms.css"), ("programme", "fold/fold.css")])
def test_s16_a_file_does_not_say_when_the_site_was_put_up(faces, client, kind, name):
    answer, content = fetch(client, kind, name)
    assert [answer.get(header) for header in ("Last-Modified", "ETag")] == [None, None]
    assert answer["X-Robots-Tag"] == "noindex"
    assert (
        hashlib.sha256(content).digest()
        == hashlib.sha256(Path(str(finders.find(name))).read_bytes()).digest()
    )


def test_each_folder_of_ours_belongs_to_one_face():
    assert {
        folder: kinds for folder, kinds in faces_of_folders().items() if kinds is not None and len(kinds) != 1
    } == {}
