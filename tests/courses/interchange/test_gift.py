import pytest

from courses.activities.exchange import ExchangeActivity, ExchangeOption, ExchangeQuestion
from courses.interchange.gift.reading import read_gift

FILE = """// a comment before everything
$CATEGORY: $course$/top/Kitchen/Hygiene

// question: 1 [tag:hands] [tag:soap]
::Hands::[html]<p>How long do you <b>wash</b> your hands?</p>{
\t~5 seconds#Too short\\: count to 20.
\t=20 seconds#Yes.
\t~%50%10 seconds
\t####Soap needs time.
}

Soap is {~%50%slippery ~%50%wet ~%-100%dry}.

Two and two {#4:0.5}

Between {#1..5}

{T#No#Yes} is true

Write a letter. {}
"""


def options(*rows):
    return tuple(ExchangeOption(*row) for row in rows)


def test_a_file_is_read_with_all_that_it_says():
    reading = read_gift(FILE.encode(), "")
    assert [(read.line, read.record) for read in reading.questions] == [
        (
            5,
            ExchangeQuestion(
                "How long do you wash your hands?",
                ExchangeActivity(
                    "single",
                    options(
                        ("5 seconds", 0.0, "Too short: count to 20."),
                        ("20 seconds", 1.0, "Yes."),
                        ("10 seconds", 0.5),
                    ),
                ),
                why="Soap needs time.",
                name="Hands",
                folder="Kitchen/Hygiene",
                tags=("hands", "soap"),
            ),
        ),
        (
            12,
            ExchangeQuestion(
                "Soap is _____.",
                ExchangeActivity("multiple", options(("slippery", 0.5), ("wet", 0.5), ("dry", -1.0))),
                folder="Kitchen/Hygiene",
            ),
        ),
        (
            14,
            ExchangeQuestion(
                "Two and two",
                ExchangeActivity("numeric", options(("4", 1.0)), {"tolerances": ["0.5"], "units": []}),
                folder="Kitchen/Hygiene",
            ),
        ),
        (
            16,
            ExchangeQuestion(
                "Between",
                ExchangeActivity("numeric", options(("3", 1.0)), {"tolerances": ["2"], "units": []}),
                folder="Kitchen/Hygiene",
            ),
        ),
        (
            18,
            ExchangeQuestion(
                "_____ is true",
                ExchangeActivity("true_false", options(("true", 1.0, "Yes"), ("false", 0.0, "No"))),
                folder="Kitchen/Hygiene",
            ),
        ),
        (
            20,
            ExchangeQuestion(
                "Write a letter.",
                ExchangeActivity("open_text", (), {"grader": "", "lines": 0}),
                folder="Kitchen/Hygiene",
            ),
        ),
    ]
    assert (reading.problems, reading.found) == ([], 6)


@pytest.mark.parametrize(
    ("wrong", "line", "said"),
    [
        ("Q {~a ~b}", 3, "No answer is marked as right."),
        ("Q {~%50%a ~b =%60%c}", 3, "No answer gives 100 %."),
        ("Q {\n~a\n=%abc%b\n}", 5, "The weight “abc” is not a number"),
        ("Q {\n~a\n=\n}", 5, "An answer is empty."),
        ("Q {=a ~b", 3, "is missing."),
        ("Q {=a} and {=b}", 3, "answers in two places"),
        ("{=a ~b}", 3, "The question has no words."),
        ("Q {#four}", 3, "“four” is not a number."),
        ("Q {yes}", 3, "An answer begins with “=”"),
        ("Q {=a -> b =c}", 3, "no “->”"),
        ("Q {=a -> b}", 3, "at least two pairs"),
        ("Q {=%130%a}", 3, "from -100 to 100"),
    ],
)
def test_what_is_wrong_is_named_by_line_and_keeps_no_other_question_from_being_read(wrong, line, said):
    reading = read_gift(f"First {{T}}\n\n{wrong}\n\nLast {{F}}".encode(), "")
    assert [read.record.text for read in reading.questions] == ["First", "Last"]
    (problem,) = reading.problems
    assert (problem.line, reading.found) == (line, 3)
    assert said in problem.message


def test_an_empty_line_among_the_answers_does_not_tear_a_question_apart():
    (read,) = read_gift(b"Which?{\n=one\n\n~two\n}\n", "").questions
    assert [option.text for option in read.record.activity.options] == ["one", "two"]


def test_html_that_somebody_else_wrote_is_words_alone():
    said = '[html]<script>alert(1)</script><p onclick\\=x>Look <a href\\="javascript\\:x">here</a></p> {T}'
    (read,) = read_gift(said.encode(), "").questions
    assert read.record.text == "Look here"
