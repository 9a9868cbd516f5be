"""What is exported and imported again says the same.

The same examples each time (derandomised); more of them look further.
"""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from courses.activities.exchange import ExchangeActivity, ExchangeOption, ExchangeQuestion
from courses.interchange.formats import FORMATS

#: Signs that mean something in one of the formats, several alphabets, and what looks like HTML.
LETTERS = st.sampled_from(list("abcz ABC123~=#{}:\\%/[]<>&\"'$-—*_.,;!?éèßΑθήνаґїعربي"))
SPECIAL = st.sampled_from(
    ["[html]", "::", "->", "<b>x</b>", "&amp;", "%50%", "\\n", "T", "//", "####", "{{1}}", "..."]
)
PIECES = st.lists(st.one_of(LETTERS, SPECIAL), min_size=1, max_size=12).map("".join)
LINE = PIECES.map(lambda said: " ".join(said.split())).filter(bool)
TEXT = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
MAYBE = st.one_of(st.just(""), TEXT)
LINE_OR_NOT = st.one_of(st.just(""), LINE)
WORD = st.text("abcdefghij", min_size=1, max_size=8)
#: GIFT has no way to write this sign in an answer that is typed.
NO_ARROW = LINE.filter(lambda said: "->" not in said)

NO_ARROW_OR_NOT = st.one_of(st.just(""), NO_ARROW)


@st.composite
def single(draw):
    wrong = draw(
        st.lists(
            st.tuples(LINE, st.sampled_from([0.0, 0.5, 1 / 3, 0.25]), LINE_OR_NOT), min_size=1, max_size=3
        )
    )
    options = [ExchangeOption(*each) for each in wrong]
    place = draw(st.integers(0, len(options)))
    options.insert(place, ExchangeOption(draw(LINE), 1.0, draw(LINE_OR_NOT)))
    return ExchangeActivity("single", tuple(options))


@st.composite
def multiple(draw):
    right = draw(st.lists(LINE, min_size=2, max_size=4))
    wrong = draw(st.lists(st.tuples(LINE, st.sampled_from([0.0, -0.5]), LINE_OR_NOT), max_size=2))
    given = [ExchangeOption(text, 1 / len(right)) for text in right]
    return ExchangeActivity("multiple", (*given, *(ExchangeOption(*each) for each in wrong)))


@st.composite
def true_false(draw):
    is_true = draw(st.booleans())
    return ExchangeActivity(
        "true_false",
        (
            ExchangeOption("true", float(is_true), draw(LINE_OR_NOT)),
            ExchangeOption("false", float(not is_true), draw(LINE_OR_NOT)),
        ),
    )


@st.composite
def short_answer(draw):
    first = ExchangeOption(draw(NO_ARROW), 1.0, draw(NO_ARROW_OR_NOT))
    others = draw(
        st.lists(st.tuples(NO_ARROW, st.sampled_from([1.0, 0.5, 0.0]), NO_ARROW_OR_NOT), max_size=3)
    )
    names = draw(st.sets(st.sampled_from(["case", "accents", "digits"])))
    options = (first, *(ExchangeOption(*each) for each in others))
    return ExchangeActivity("short_answer", options, dict.fromkeys(sorted(names), True))


@st.composite
def numeric(draw):
    numbers = draw(st.lists(st.sampled_from(["4", "0.5", "-3", "1000", "0"]), min_size=1, max_size=3))
    tolerances = [draw(st.sampled_from(["0", "0.1", "2"])) for _number in numbers]
    options = [ExchangeOption(number, 1.0, draw(LINE_OR_NOT)) for number in numbers]
    return ExchangeActivity("numeric", tuple(options), {"tolerances": tolerances, "units": []})


@st.composite
def matching(draw):
    pairs = draw(st.lists(st.tuples(NO_ARROW, LINE), min_size=2, max_size=4))
    settings_ = {"partners": [right for _left, right in pairs], "extra": draw(st.lists(LINE, max_size=2))}
    return ExchangeActivity(
        "matching", tuple(ExchangeOption(left, 1 / len(pairs)) for left, _right in pairs), settings_
    )


OPEN = st.just(ExchangeActivity("open_text", (), {"grader": "", "lines": 0}))
ACTIVITIES = st.one_of(single(), multiple(), true_false(), short_answer(), numeric(), matching(), OPEN)
FOLDERS = st.lists(WORD, max_size=2).map("/".join)
QUESTIONS = st.builds(
    ExchangeQuestion,
    text=TEXT,
    activity=ACTIVITIES,
    why=MAYBE,
    hint=MAYBE,
    name=LINE_OR_NOT,
    folder=FOLDERS,
    tags=st.lists(WORD, max_size=2).map(tuple),
)


@pytest.mark.parametrize("name", ["gift", "moodle-xml"])
@settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(records=st.lists(QUESTIONS, min_size=1, max_size=3))
def test_what_was_written_is_read_again(name, records):
    kind = FORMATS[name]
    reading = kind.read(kind.write(records), "")
    assert reading.problems == []
    assert [read.record for read in reading.questions] == records
