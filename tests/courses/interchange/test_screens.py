"""The pages of import and export in Wagtail."""

import csv
import io
import re
import uuid

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from courses.interchange import large
from courses.interchange.models import QuestionFile
from courses.questions.models import Question
from courses.questions.wagtail_hooks import counted
from lms.jobs.actions import run
from lms.jobs.models import Job
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.people import make_worker

pytestmark = pytest.mark.django_db
RIGHT = "::Boards::Which board?{\n=red\n~green\n}\n\nOnly a text.\n\nTrue?{T}\n"
WRONG = "Wrong {~a ~b}\n\n"
LIST = "wagtailsnippets_courses_question:list"


@pytest.fixture
def author(faces, enter):
    call_command("make_roles")
    return enter(make_worker(Role.AUTHOR))


def choose(browser, content, **other):
    """What the author sees of a file that she chose: its address."""
    file = SimpleUploadedFile("questions.gift", content.encode())
    facts = {"key": str(uuid.uuid4()), "file": file, "language": "en", "format": "", **other}
    sent = browser.post(reverse("questions_import"), facts)
    assert sent.status_code == 303, sent.content.decode()
    return sent["Location"]


def confirm(browser, address, **other):
    return browser.post(address, {"key": str(uuid.uuid4()), **other})


def work():
    for job in list(Job.objects.filter(state="waiting").order_by("pk")):
        run(job.uuid)


def lines_of(page):
    """(line, question) of every problem that the page names."""
    return re.findall(r"<tr><td>(\d+)</td><td><bdi>(.*?)</bdi>", page)


def test_a_file_is_looked_at_then_imported_as_drafts_that_are_led_to(author):
    address = choose(author, RIGHT)
    page = author.get(address).content.decode()
    assert ("3 questions found." in page, "2 can be imported." in page) == (True, True)
    assert lines_of(page) == [("6", "Only a text.")]
    assert not Question.objects.exists()
    key = str(uuid.uuid4())
    for _press in range(2):
        assert author.post(address, {"key": key})["Location"] == address
    done = author.get(address).content.decode()
    drafts = Question.objects.order_by("pk")
    assert [(each.text, each.live) for each in drafts] == [("Which board?", False), ("True?", False)]
    assert "2 questions are imported as drafts." in done
    for each in drafts:
        edit = reverse("wagtailsnippets_courses_question:edit", args=[each.pk])
        assert f'href="{edit}"' in done
        assert author.get(edit).status_code == 200


def test_one_to_correct_keeps_all_out_unless_she_wants_the_others(author):
    address = choose(author, WRONG + RIGHT)
    page = author.get(address).content.decode()
    assert lines_of(page)[0] == ("1", "Wrong")
    assert "Import only the other 2" in page
    confirm(author, address)
    assert not Question.objects.exists()
    confirm(author, address, only_right="on")
    assert Question.objects.count() == 2


def test_the_same_file_again_says_that_it_is_here(author):
    confirm(author, choose(author, RIGHT))
    page = author.get(choose(author, RIGHT)).content.decode()
    assert ("0 can be imported." in page, page.count("is in the bank already")) == (True, 2)
    assert "There is nothing to import." in page


def test_a_form_that_is_refused_keeps_what_she_chose(author):
    refused = author.post(reverse("questions_import"), {"language": "it", "format": "gift"})
    assert (refused.status_code, list(refused.context["form"].errors)) == (200, ["file"])
    page = refused.content.decode()
    assert '<option value="it" selected>' in page
    assert '<option value="gift" selected>' in page


def test_a_large_file_is_looked_through_and_taken_over_beside_the_pages(author, monkeypatch):
    monkeypatch.setattr(large, "AT_ONCE", 10)
    monkeypatch.setattr(large, "BATCH", 2)
    said = "".join(f"Number {number}?{{T}}\n\n" for number in range(5))
    address = choose(author, said)
    assert "Looking through a file of questions" in author.get(address).content.decode()
    work()
    assert author.get(address).context["seen"].ready == 5
    for _tab in range(2):
        confirm(author, address)
    assert "Importing questions" in author.get(address).content.decode()
    work()
    page = author.get(address).content.decode()
    assert ("5 questions are imported as drafts." in page, Question.objects.count()) == (True, 5)
    assert bytes(QuestionFile.objects.get().content) == b""


def test_a_file_is_for_whoever_brought_it(author, enter):
    address = choose(author, RIGHT)
    assert enter(make_worker(Role.AUTHOR)).get(address).status_code == 404


@pytest.mark.parametrize("name", ["questions_import", "questions_export"])
def test_nobody_else_brings_questions_or_takes_them_out(faces, enter, name):
    call_command("make_roles")
    for role in (Role.CASE_WORKER, Role.TRAINER):
        assert enter(make_worker(role)).get(reverse(name)).status_code in {302, 403, 404}


def test_the_other_face_has_no_question_bank_to_bring_into(faces, enter):
    root = get_user_model().objects.create_superuser("root", password="a-long-password-for-tests")
    there = enter(root)
    assert there.get(reverse("questions_import")).status_code == 200
    assert there.get(reverse("questions_import"), SERVER_NAME="heal.localhost").status_code == 404


def test_the_bank_leads_to_both(author):
    page = author.get(reverse(LIST)).content.decode()
    for name in ("questions_import", "questions_export"):
        assert f'href="{reverse(name)}"' in page


@pytest.mark.parametrize(("ending", "begins"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK")])
def test_the_template_is_there_to_fill(author, ending, begins):
    file = author.get(reverse("questions_template", args=[ending]))
    assert file.content.startswith(begins)


def test_what_is_exported_comes_in_again(author):
    confirm(author, choose(author, RIGHT))
    for kind in ("gift", "moodle-xml"):
        file = author.post(reverse("questions_export"), {"format": kind, "language": "en", "folder": ""})
        Question.objects.all().delete()
        confirm(author, choose(author, file.content.decode()))
        assert {each.text for each in Question.objects.all()} == {"Which board?", "True?"}


def test_what_a_format_has_no_words_for_is_named_first(author):
    confirm(author, choose(author, "Which?{=a -> b =c -> d}\n\nTrue?{T}\n"))
    question = Question.objects.get(kind="matching")
    stored = question.activity.get_prep_value()
    stored[0]["value"]["pairs"][0]["value"]["item"] = "a -> b"
    question.activity = question.activity.stream_block.to_python(stored)
    question.save_revision()
    chosen = {"format": "gift", "language": "en", "folder": ""}
    asked = author.post(reverse("questions_export"), chosen)
    assert asked.context["left_out"] == ["Which?"]
    file = author.post(reverse("questions_export"), {**chosen, "without": "1"})
    assert b"True?" in file.content
    assert b"Which?" not in file.content


def test_what_a_format_holds_only_in_part_is_named_first(author):
    confirm(author, choose(author, "Which?{=a -> b =c -> d}\n\nWhat did you do?{}\n"))
    open_text = {"good": "Say why.", "criteria": [{"type": "item", "value": "Says why"}], "lines": 4}
    for kind, changed in (("open_text", open_text), ("matching", {})):
        question = Question.objects.get(kind=kind)
        stored = question.activity.get_prep_value()
        stored[0]["value"] |= changed
        if kind == "matching":
            stored[0]["value"]["pairs"][0]["value"]["feedback"] = "Look at the cold ones."
        question.activity = question.activity.stream_block.to_python(stored)
        question.save_revision()
    for format_ in ("gift", "moodle-xml"):
        chosen = {"format": format_, "language": "en", "folder": ""}
        asked = author.post(reverse("questions_export"), chosen)
        told = {each.question: [str(words) for words in each.without] for each in asked.context["shortened"]}
        assert told == {
            "Which?": ["what is said of single answers"],
            "What did you do?": ["what a good answer has", "what a person looks at one by one"],
        }
        assert asked.context["left_out"] == []
        file = author.post(reverse("questions_export"), {**chosen, "without": "1"})
        assert b"What did you do?" in file.content


def test_an_empty_folder_says_so(author):
    refused = author.post(reverse("questions_export"), {"format": "gift", "language": "en", "folder": ""})
    assert "There is no question to export here." in refused.content.decode()


def in_folders():
    for folder, text in (("Kitchen/Hygiene", "A?"), ("Kitchen", "B?"), ("Hotel", "C?")):
        question = make.question(text)
        question.folder, question.tags, question.difficulty = folder, "soap, hands", "easy"
        question.save()
        question.save_revision().publish()


def test_the_bank_is_looked_through_by_folder_tag_and_difficulty(author):
    in_folders()

    def found(**asked):
        return {each.text for each in author.get(reverse(LIST), asked).context["object_list"]}

    assert found(folder="Kitchen") == {"A?", "B?"}
    assert found(folder="Kitchen/Hygiene") == {"A?"}
    assert found(tags="hands") == {"A?", "B?", "C?"}
    assert found(difficulty="hard") == set()


def test_the_bank_says_where_a_question_is_used_and_how_often_it_was_published(author, faces):
    question = make.question("A?")
    question.text = "B?"
    question.save_revision().publish()
    make.question("C?")
    module = make.module_page(make.course_page(faces.skills))
    make.lesson_page(module, "First", asks=question)
    rows = author.get(reverse(LIST)).context["object_list"]
    assert {each.text: (each.used_in, each.versions) for each in rows} == {"B?": (1, 2), "C?": (0, 1)}


def test_what_the_list_says_of_all_is_asked_once(faces, django_assert_num_queries):
    in_folders()
    with django_assert_num_queries(1):
        assert [(each.used_in, each.versions) for each in counted(Question.objects.all())] == [(0, 1)] * 3


def test_the_list_goes_out_as_a_table(author):
    in_folders()
    file = author.get(reverse(LIST), {"export": "csv", "folder": "Hotel"})
    rows = list(csv.DictReader(io.StringIO(b"".join(file.streaming_content).decode("utf-8-sig"))))
    assert [(row["Folder"], row["Tags"], row["Versions"]) for row in rows] == [("Hotel", "soap, hands", "1")]
    assert author.get(reverse(LIST), {"export": "xlsx"}).status_code == 200
