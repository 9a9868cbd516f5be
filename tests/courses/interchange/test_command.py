import base64
import io
import json

import pytest
from django.core.management import call_command
from PIL import Image
from wagtail.images import get_image_model
from wagtail.models import Locale

from courses.interchange.models import ImportedQuestion
from courses.questions.exchange import write_question
from courses.questions.models import Question, QuestionVersion

pytestmark = pytest.mark.django_db
GIFT = """::Boards::Which board?{
=red
~green#For salad.
}

Only a text.

Which are right?{~%50%a ~%50%b ~c}
"""
WRONG = "Wrong {~a ~b}\n\n"


def picture():
    written = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(written, "PNG")
    return base64.b64encode(written.getvalue()).decode()


@pytest.fixture
def imported(tmp_path, faces, capsys):
    """What the command prints of a file with this content, and how it ends."""

    def run(content, *options, name="questions.gift"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        code = 0
        out = io.StringIO()
        try:
            call_command("import_questions", str(path), "--json", *options, stdout=out)
        except SystemExit as end:
            code = end.code
        return json.loads(out.getvalue()), code

    return run


def test_questions_come_in_as_drafts(imported):
    told, code = imported(GIFT)
    assert (told, code) == (
        {
            "format": "gift",
            "questions": 3,
            "by_type": {"description": 1, "multiple": 1, "single": 1},
            "problems": [
                {
                    "line": 6,
                    "question": "Only a text.",
                    "message": "This is a text without an answer. It is left out: put such a text into the"
                    " lesson.",
                }
            ],
            "imported": 2,
        },
        0,
    )
    made = Question.objects.order_by("pk")
    assert [(each.text, each.name, each.kind, each.live) for each in made] == [
        ("Which board?", "Boards", "single", False),
        ("Which are right?", "", "multiple", False),
    ]
    assert [each.get_latest_revision_as_object().text for each in made] == [each.text for each in made]
    assert not QuestionVersion.objects.exists()
    boards = write_question(made[0]).activity
    assert [(each.text, each.credit, each.feedback) for each in boards.options] == [
        ("red", 1.0, ""),
        ("green", 0.0, "For salad."),
    ]


def test_looking_alone_writes_nothing(imported):
    told, code = imported(GIFT, "--dry-run")
    assert (told["questions"], told["imported"], code) == (3, 0, 0)
    assert not Question.objects.exists()


def test_one_that_is_wrong_keeps_all_out_unless_somebody_wants_the_others(imported):
    told, code = imported(WRONG + GIFT)
    assert (told["imported"], code, told["problems"][0]["line"]) == (0, 1, 1)
    assert not Question.objects.exists()
    told, code = imported(WRONG + GIFT, "--only-right")
    assert (told["imported"], code) == (2, 0)


def test_the_same_file_twice_doubles_nothing_and_says_so(imported):
    imported(GIFT)
    told, code = imported(GIFT)
    assert (told["imported"], code, Question.objects.count()) == (0, 0, 2)
    assert [each["line"] for each in told["problems"]] == [1, 6, 8]
    assert "already" in told["problems"][0]["message"]


def test_a_question_that_was_deleted_may_come_again(imported):
    imported(GIFT)
    Question.objects.filter(text="Which board?").delete()
    assert ImportedQuestion.objects.count() == 1
    told, _code = imported(GIFT)
    assert told["imported"] == 1


def test_the_same_question_twice_in_a_file_is_two(imported):
    told, _code = imported("A {=a ~b}\n\nA {=a ~b}\n")
    assert told["imported"] == 2


def test_the_language_is_that_which_whoever_imports_says(imported):
    Locale.objects.get_or_create(language_code="it")
    imported(GIFT, "--language", "it")
    assert {each.locale.language_code for each in Question.objects.all()} == {"it"}


def test_a_kind_that_no_part_of_the_site_knows_is_left_out_by_name(imported):
    told, code = imported("<quiz><question type='calculated'><name><text>C</text></name></question></quiz>")
    assert (told["format"], told["by_type"], told["imported"], code) == (
        "moodle-xml",
        {"calculated": 1},
        0,
        0,
    )
    assert told["problems"][0]["question"] == "C"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "a.gift"),
        (b"// only a comment\n", "a.gift"),
        (b"\xff\xff\xff", "a.gift"),
        (b"<quiz><question>", "a.xml"),
        (b"<rss/>", "a.xml"),
        (b"PK\x03\x04broken", "a.xlsx"),
        (b"a\n1\n", "a.csv"),
    ],
)
def test_a_file_without_questions_says_what_to_do(imported, content, name):
    told, code = imported(content, name=name)
    assert (told["questions"], told["imported"], code, len(told["problems"])) == (0, 0, 1, 1)
    assert told["problems"][0]["message"].endswith(".")


def test_a_file_that_is_not_there_is_named(tmp_path, faces):
    out = io.StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("import_questions", str(tmp_path / "none.gift"), "--json", stdout=out)
    assert (end.value.code, len(json.loads(out.getvalue())["problems"])) == (1, 1)


def test_what_an_author_could_not_save_is_named(imported):
    told, code = imported("Long {=" + "a" * 301 + " ~b}\n")
    assert (told["imported"], code, told["problems"][0]["line"]) == (0, 1, 1)


def test_a_picture_of_the_file_goes_through_intake_into_the_library(imported, faces):
    said = '<p>Which? <img src="@@PLUGINFILE@@/red.png" alt="A red board"></p>'
    file = f"""<quiz><question type="multichoice"><name><text>Boards</text></name>
    <questiontext format="html"><text><![CDATA[{said}]]></text>
    <file name="red.png" encoding="base64">{picture()}</file></questiontext><single>true</single>
    <answer fraction="100"><text>Red</text></answer><answer fraction="0"><text>Green</text></answer>
    </question></quiz>"""
    told, _code = imported(file, name="a.xml")
    (image,) = get_image_model().objects.all()
    assert (image.title, image.description) == ("Boards: A red board", "A red board")
    assert (image.width, image.height) == (40, 30)
    assert Question.objects.get().text == "Which? [A red board]"
    assert ["red.png" in each["message"] for each in told["problems"]] == [True]


def test_a_picture_that_is_none_is_named_and_its_question_comes_all_the_same(imported):
    broken = base64.b64encode(b"no picture").decode()
    file = f"""<quiz><question type="multichoice"><name><text>B</text></name>
    <questiontext format="html"><text>&lt;img src="@@PLUGINFILE@@/x.png"&gt; Which?</text>
    <file name="x.png" encoding="base64">{broken}</file></questiontext>
    <answer fraction="100"><text>Red</text></answer><answer fraction="0"><text>Green</text></answer>
    </question></quiz>"""
    told, code = imported(file, name="a.xml")
    assert (told["imported"], code, len(told["problems"])) == (1, 0, 2)
    assert not get_image_model().objects.exists()


def test_an_answer_that_is_partly_right_stays_so_and_what_is_lost_is_told(imported):
    told, _code = imported("Which? {=red ~%50%pink ~%-50%green}\n")
    (question,) = Question.objects.all()
    assert [option.credit for option in write_question(question).activity.options] == [1.0, 0.5, 0.0]
    assert [each["message"] for each in told["problems"]] == [
        "“green” takes nothing away here: it is worth nothing.",
    ]
