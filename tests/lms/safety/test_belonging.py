"""A file answers on the host of its own face; on the other it is like one that nobody has."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

from lms.intake.problems import IntakeProblem
from lms.safety.faces.belonging import collections_of, kind_of_collection, kind_of_file, name_for
from lms.safety.faces.models import Face
from lms.safety.leaving.interruption import sound_path
from tests.corpus import files

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("faces"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
PDF = files.pdf()  # a PDF carries when it was made: two of them differ
HOSTS = {"skills": "localhost", "programme": "heal.localhost"}


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def below(kind: str) -> Collection:
    root = Face.objects.get(kind=kind).collection
    return Collection.objects.filter(
        path__startswith=root.path, depth=root.depth + 1
    ).first() or root.add_child(name="Below it")


def picture(collection, *, kind="JPEG"):
    file = SimpleUploadedFile(f"x.{kind.lower()}", files.photo(kind), content_type="image/jpeg")
    return get_image_model().objects.create(title="Boards", file=file, collection=collection)


def document(collection):
    return get_document_model().objects.create(
        title="Words", file=ContentFile(PDF, name="x.pdf"), collection=collection
    )


def answers(client, path: str) -> dict[str, int]:
    """face → status of `path` under /media/."""
    found = {}
    for kind, host in HOSTS.items():
        response = client.get(f"/media/{path}", headers={"host": host})
        found[kind] = response.status_code
        response.close()
    return found


def only(kind: str) -> dict[str, int]:
    return {face: 200 if face == kind else 404 for face in HOSTS}


@pytest.mark.parametrize("kind", HOSTS)
def test_s16_a_picture_and_a_document_answer_on_their_own_face_alone(client, kind):
    image, pdf = picture(below(kind)), document(below(kind))
    stored = [
        image.get_rendition(spec).file.name
        for spec in ("width-60", "fill-1200x630-c100|format-webp", "original")
    ]
    assert {name: answers(client, name) for name in [*stored, pdf.file.name]} == {
        name: only(kind) for name in [*stored, pdf.file.name]
    }
    assert answers(client, image.file.name) == {
        "skills": 404,
        "programme": 404,
    }, "what was uploaded is never served"


def test_s16_what_lies_in_nobodys_collection_is_the_skills_faces(client):
    names = [
        picture(Collection.get_first_root_node()).get_rendition("width-60").file.name,
        default_storage.save("plain.png", ContentFile(b"x")),
    ]
    assert [answers(client, name) for name in names] == [only("skills")] * 2


def test_s16_each_face_has_a_recording_of_its_own(client):
    for kind in HOSTS:
        name = default_storage.save(sound_path(kind, "it"), ContentFile(b"sound"))
        assert answers(client, name) == only(kind)
        assert "skills" not in name
        assert "programme" not in name


def test_s16_the_other_faces_file_is_refused_like_one_that_is_not_there(client):
    name = picture(below("programme")).get_rendition("width-60").file.name
    told = []
    for path in (name, f"images/{name_for('skills', 'jpg')}", f"images/{name_for('programme', 'jpg')}"):
        response = client.get(f"/media/{path}")
        headers = {
            key: value for key, value in response.headers.items() if key not in {"Content-Length", "Vary"}
        }
        told.append(
            (
                response.status_code,
                headers,
                [
                    line
                    for line in response.content.decode().splitlines()
                    if "code" not in line and path not in line
                ],
            )
        )
    assert told[0] == told[1] == told[2]


def test_s16_a_name_tells_nobody_whose_it_is():
    names = {kind: name_for(kind, "jpg") for kind in HOSTS}
    assert {len(name) for name in names.values()} == {36}
    assert {
        kind: kind_of_file(f"images/{name.removesuffix('.jpg')}.width-60_aB3.webp")
        for kind, name in names.items()
    } == {kind: kind for kind in HOSTS}


@pytest.mark.parametrize(("born", "moved_to"), [("skills", "programme"), ("programme", "skills")])
def test_s16_a_file_stays_with_the_face_it_came_to(client, born, moved_to):
    image = picture(below(born))
    name = image.get_rendition("width-60").file.name
    image.collection = below(moved_to)
    with pytest.raises(IntakeProblem) as refused:
        image.save()
    assert refused.value.key == "file.other_face"
    get_image_model().objects.filter(pk=image.pk).update(
        collection=image.collection
    )  # as Wagtail's bulk action does
    assert answers(client, name) == only(born)
    later = get_image_model().objects.get(pk=image.pk).get_rendition("width-30").file.name
    assert answers(client, later) == only(born)


def test_s16_a_collection_that_is_moved_takes_no_file_with_it(client):
    image, folder = picture(below("skills")), below("skills")
    folder.move(Face.objects.get(kind="programme").collection, pos="sorted-child")
    assert kind_of_collection(Collection.objects.get(pk=folder.pk)) == "programme"
    assert answers(client, image.get_rendition("width-60").file.name) == only("skills")


@pytest.mark.parametrize("make", [picture, document])
def test_s16_two_faces_never_show_the_same_file(make):
    make(below("skills"))
    with pytest.raises(IntakeProblem) as refused:
        make(below("programme"))
    assert refused.value.key == "file.on_other_face"
    make(below("skills"))
    assert [kind_of_file(name) for name in get_image_model().objects.values_list("file", flat=True)] == [
        "skills"
    ] * get_image_model().objects.count()


def test_s16_a_new_file_for_an_old_row_is_named_for_its_face():
    image = picture(below("programme"))
    image.file = SimpleUploadedFile("y.png", files.photo("PNG"), content_type="image/png")
    image.save()
    assert (kind_of_file(image.file.name), Path(image.file.name).suffix) == ("programme", ".png")


def test_collections_of_a_face():
    inside = {kind: below(kind) for kind in HOSTS}
    for kind in HOSTS:
        assert inside[kind] in collections_of(kind)
        assert {kind_of_collection(row) for row in collections_of(kind)} == {kind}


def test_asking_for_a_file_asks_no_database(client, count_queries):
    name = picture(below("skills")).get_rendition("width-60").file.name

    def fetch(path: str):
        response = client.get(path)
        response.close()
        return response

    fetch(f"/media/{name}")
    assert count_queries(fetch, f"/media/{name}") == 0
