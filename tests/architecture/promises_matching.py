"""What the pages of matching promise, with the tests that hold it (promises.py)."""

_LOOKING = "employers/matching/desk/test_looking.py::"
_COUNTS = "employers/matching/test_counts.py::"
_NEAR = "employers/matching/test_near.py::"

#: Source text → tests.
MATCHING: dict[str, list[str]] = {
    "All learners there, counted on the first day of a month: %(day)s. You cannot search people here: they"
    " choose to write to you.": [
        f"{_COUNTS}test_nothing_moves_within_a_month",
        f"{_NEAR}test_what_one_learner_does_changes_nothing_before_the_next_month",
    ],
    "Begin with work that is open. You see which of your learners it fits, and why: those who let their"
    " adviser look for work.": [
        f"{_LOOKING}test_nobody_is_named_who_did_not_say_that_she_may_be_looked_for",
        f"{_LOOKING}test_those_it_fits_best_stand_first_with_why",
    ],
    "Those who let their adviser look for work, and who look for it there. The employer sees nothing of this"
    " page.": [
        f"{_LOOKING}test_nobody_is_named_who_did_not_say_that_she_may_be_looked_for",
        f"{_LOOKING}test_whoever_looks_for_work_with_nobody_finds_nothing_here",
    ],
    "None of your learners lets you look for work there. In her portfolio, each decides whether her adviser"
    " may.": [f"{_LOOKING}test_nobody_is_named_who_did_not_say_that_she_may_be_looked_for"],
    "To find you for work in the places you named, while you let your adviser look.": [
        f"{_LOOKING}test_nobody_is_named_who_did_not_say_that_she_may_be_looked_for"
    ],
}

#: Of a vacancy or a learner, as it stands there.
NO_PROMISE_MATCHING = [
    "%(hours)s hour a week",
    "%(language)s, %(asked)s: welcome, nobody needs it to begin.",
    "%(language)s, %(asked)s: your portfolio does not say that you speak it.",
    "Her portfolio does not say that she speaks it.",
    "It is more hours than she looks for.",
    "It is more hours than you look for.",
    "It is not more hours than she looks for.",
    "It is not more hours than you look for.",
    "It is not where you look for work.",
    "It is where you look for work.",
    "There is more. What ends first stands here.",
    "They ask for nothing that she must know.",
    "No work is open at the moment.",
    "Languages and hours",
]
