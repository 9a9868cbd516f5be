import base64

import pytest

from courses.activities.exchange import ExchangeActivity, ExchangeOption, ExchangeQuestion
from courses.interchange.moodle.reading import read_moodle_xml
from lms.intake.problems import IntakeProblem

PICTURE = base64.b64encode(b"a picture").decode()
FILE = f"""<?xml version="1.0" encoding="UTF-8"?>
<quiz>
  <question type="category"><category><text>$course$/top/Kitchen</text></category></question>
  <question type="multichoice">
    <name><text>Boards</text></name>
    <questiontext format="html"><text><![CDATA[<p>Which board?<br><img
      src="@@PLUGINFILE@@/red%20one.png" alt="a red board"></p><ul><li>meat</li></ul>]]></text>
      <file name="red one.png" encoding="base64">{PICTURE}</file></questiontext>
    <generalfeedback format="html"><text>Each &lt;b&gt;food&lt;/b&gt; has its own.</text></generalfeedback>
    <single>true</single>
    <answer fraction="100"><text>Red</text><feedback><text>Yes</text></feedback></answer>
    <answer fraction="33.33333"><text>Green</text><feedback><text>Nearly</text></feedback></answer>
    <hint format="html"><text>Look at the chart.</text></hint>
    <tags><tag><text>boards</text></tag></tags>
  </question>
  <question type="matching"><name><text>Pairs</text></name><questiontext><text>Match</text></questiontext>
    <subquestion><text>red</text><answer><text>meat</text></answer></subquestion>
    <subquestion><text>green</text><answer><text>salad</text></answer></subquestion>
    <subquestion><text></text><answer><text>bread</text></answer></subquestion></question>
  <question type="numerical"><name><text>N</text></name><questiontext><text>How far?</text></questiontext>
    <answer fraction="100"><text>1.5</text><tolerance>0.1</tolerance><feedback><text/></feedback></answer>
    <units><unit><multiplier>1</multiplier><unit_name>km</unit_name></unit></units></question>
  <question type="essay"><name><text>E</text></name><questiontext><text>Tell.</text></questiontext>
    <responsefieldlines>5</responsefieldlines><graderinfo><text>Two reasons.</text></graderinfo></question>
</quiz>"""


def quiz(inside):
    return f"<quiz>{inside}</quiz>".encode()


def test_a_file_is_read_with_all_that_it_says():
    reading = read_moodle_xml(FILE.encode(), "")
    boards, pairs, number, essay = reading.questions
    assert boards.record == ExchangeQuestion(
        "Which board?\n[a red board]\n- meat",
        ExchangeActivity(
            "single", (ExchangeOption("Red", 1.0, "Yes"), ExchangeOption("Green", 1 / 3, "Nearly"))
        ),
        why="Each food has its own.",
        hint="Look at the chart.",
        name="Boards",
        folder="Kitchen",
        tags=("boards",),
    )
    assert boards.line == 4
    assert [(file.name, file.content, file.said) for file in boards.files] == [
        ("red one.png", b"a picture", "a red board")
    ]
    assert pairs.record.activity == ExchangeActivity(
        "matching",
        (ExchangeOption("red", 0.5), ExchangeOption("green", 0.5)),
        {"partners": ["meat", "salad"], "extra": ["bread"]},
    )
    assert number.record.activity == ExchangeActivity(
        "numeric",
        (ExchangeOption("1.5", 1.0),),
        {"tolerances": ["0.1"], "units": [{"name": "km", "factor": "1"}]},
    )
    assert essay.record.activity == ExchangeActivity("open_text", (), {"grader": "Two reasons.", "lines": 5})
    assert reading.problems == []


def test_gaps_are_read_with_their_answers():
    cloze = "Paris is in {1:SHORTANSWER:=France#Yes~%50%Europe}, Rome in {2:MULTICHOICE:Spain~=Italy}."
    name = "<name><text>Towns</text></name>"
    said = f'<question type="cloze">{name}<questiontext><text>{cloze}</text></questiontext></question>'
    (read,) = read_moodle_xml(quiz(said), "").questions
    assert read.record == ExchangeQuestion(
        "Towns",
        ExchangeActivity(
            "gap",
            (
                ExchangeOption("France", 1.0, "Yes", "1"),
                ExchangeOption("Europe", 0.5, "", "1"),
                ExchangeOption("Spain", 0.0, "", "2"),
                ExchangeOption("Italy", 1.0, "", "2"),
            ),
            {"text": "Paris is in {{1}}, Rome in {{2}}.", "choices": {"2": ["Spain", "Italy"]}},
        ),
        name="Towns",
    )


@pytest.mark.parametrize(
    ("kind", "inside", "said"),
    [
        ("multichoice", "", "There is no answer."),
        ("multichoice", '<answer fraction="40"><text>a</text></answer>', "No answer gives 100 %."),
        ("multichoice", '<answer fraction="abc"><text>a</text></answer>', "“abc” is not a number"),
        ("multichoice", '<answer fraction="100"><text/></answer>', "An answer is empty."),
        ("truefalse", '<answer fraction="100"><text>yes</text></answer>', "“true” and “false”"),
        ("numerical", '<answer fraction="100"><text>four</text></answer>', "“four” is not a number."),
        ("matching", "", "at least two pairs"),
        ("cloze", "", "There is no gap"),
        ("calculated", "", "Questions of the kind “calculated” cannot be imported."),
        ("description", "", "This is a text without an answer."),
    ],
)
def test_what_is_wrong_is_named_by_line_and_keeps_no_other_question_from_being_read(kind, inside, said):
    right = '<question type="truefalse"><questiontext><text>Right</text></questiontext>{}</question>'.format(
        '<answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>'
    )
    wrong = f'<question type="{kind}"><questiontext><text>Wrong</text></questiontext>{inside}</question>'
    reading = read_moodle_xml(quiz(f"\n{wrong}\n{right}"), "")
    assert [read.record.text for read in reading.questions] == ["Right"]
    (problem,) = reading.problems
    assert (problem.line, problem.question) == (2, "Wrong")
    assert said in problem.message


def test_a_file_that_names_others_is_refused():
    hostile = b'<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>'
    with pytest.raises(IntakeProblem) as refused:
        read_moodle_xml(hostile, "")
    assert refused.value.key == "xml.entities"
