"""What pages promise about when something opens and what finishes it, with the tests that hold it
(promises.py).
"""

_OPENING = "courses/progress/test_opening.py::test_"
_LEAVING = "courses/progress/test_leaving_out.py::test_"

#: Source text → tests.
RULES: dict[str, list[str]] = {
    "You put a letter or two of a word right, such as “teh” for “the”. No new version is made: what was"
    " answered stays with this one. Leave it empty where anything else changes.": [
        "courses/questions/test_corrections.py::test_a_typo_changes_the_version_and_makes_none",
        "courses/questions/test_corrections.py::test_whatever_else_changes_makes_a_version_whatever_its_author_calls"
        "_it",
    ],
    "Test: %(asked)d questions are to be asked, and there is only %(there)d. Every try asks that one.": [
        "courses/attempts/test_drawing.py::test_an_author_reads_that_there_are_too_few_and_every_try_asks_all"
    ],
    "Nothing closes again after that day.": [f"{_OPENING}nothing_closes_for_whoever_has_begun"],
    "Leave all of it empty, and it is open from the beginning. Nothing closes for learners who have begun, "
    "and a trainer can open it earlier for one learner.": [
        f"{_OPENING}nothing_closes_for_whoever_has_begun",
        f"{_OPENING}a_trainer_opens_it_for_one_learner_with_a_reason",
    ],
    "For her alone. For everybody else nothing changes. She can read who opened it, and why.": [
        f"{_OPENING}a_trainer_opens_it_for_one_learner_with_a_reason"
    ],
    "Everything else stays open. If you would like to begin earlier, ask your trainer.": [
        f"{_OPENING}what_is_closed_says_so_at_every_address_and_opens_by_itself"
    ],
    "It opens after “%(title)s”, which is not published: until then it is open.": [
        f"{_OPENING}what_was_withdrawn_closes_nothing"
    ],
    "It could never open, because these wait for each other: %(modules)s.": [
        f"{_OPENING}no_circle_is_published_and_the_author_reads_where_it_is"
    ],
    "Opens on %(day)s.": [f"{_OPENING}when_all_the_rest_opens_later_her_home_says_what_it_waits_for"],
    "This is “%(title)s” as it was saved last. Nothing here keeps you from saving it.": [
        "courses/progress/test_finishing.py::test_what_nobody_could_do_is_named_and_not_published"
    ],
    "You lose nothing, and nobody else sees what you chose. You can look at it whenever you like.": [
        f"{_LEAVING}nobody_but_her_can_tell"
    ],
    "For what is hard to read. Whether she does it, leaves it out or does another lesson instead looks the "
    "same to everybody but her, and nobody reads what she answers in it.": [
        f"{_LEAVING}nobody_but_her_can_tell",
        f"{_LEAVING}nothing_in_it_waits_for_a_person_and_it_is_not_published_so",
    ],
    "“%(question)s” waits for a person, and nobody reads what is answered in a lesson that may be left out. "
    "Take it out here.": [f"{_LEAVING}nothing_in_it_waits_for_a_person_and_it_is_not_published_so"],
}

NO_PROMISE_RULES = [
    "only in a group",
    "lessons, to their end",
    "%(count)d lesson, to its end",
    "As it was saved last.",
]
