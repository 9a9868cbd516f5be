"""What the pages of a learner's record and of figures promise, with the tests that hold it (promises.py)."""

_RECORD = "courses/desk/test_record.py::test_"
_REPORTS = "courses/reports/test_reports.py::test_"
_TWO = "courses/attempts/test_two_readers.py::test_"
_QUESTIONS = "courses/analysis/test_counting.py::test_"

#: Source text → tests.
RECORD: dict[str, list[str]] = {
    "You need not say anything here. Only you and your own trainers can read it. It is on no list and on no "
    "paper.": [
        f"{_RECORD}what_she_is_called_is_hers_to_say_and_her_own_trainers_to_read",
        f"{_RECORD}on_paper_it_bears_no_name_and_is_logged_too",
        f"{_RECORD}the_drawers_list_has_handles_and_numbers_and_is_told_to_everybody_on_it",
    ],
    "Leave it empty and save, and nothing is kept.": [
        f"{_RECORD}what_she_is_called_is_hers_to_say_and_her_own_trainers_to_read"
    ],
    "This sheet bears no name. Keep it in the locked drawer, or give it to her.": [
        f"{_RECORD}on_paper_it_bears_no_name_and_is_logged_too"
    ],
    "Age, sex and nationality are asked of no learner here. A group counts them on paper, and you write down "
    "how many.": [f"{_REPORTS}a_group_is_counted_and_no_learner_of_it"],
    "Only how many. Nothing here is written beside a learner, and reports show no number below five.": [
        f"{_REPORTS}a_group_is_counted_and_no_learner_of_it",
        f"{_REPORTS}no_small_number_is_told_and_none_is_left_over",
    ],
    "Once it is sent, its numbers stay as they are, whatever is counted later.": [
        f"{_REPORTS}what_was_sent_says_the_same_for_ever"
    ],
    "It says from now on what it says today.": [f"{_REPORTS}what_was_sent_says_the_same_for_ever"],
    "Sums for those who pay, half-year by half-year. Nobody stands in them.": [
        f"{_REPORTS}no_small_number_is_told_and_none_is_left_over"
    ],
    "– stands where a number is below five, or where it would tell one that is. Those whose accounts are "
    "erased are counted.": [
        f"{_REPORTS}every_hidden_cell_could_be_another_number_for_whoever_knows_the_rule",
        f"{_REPORTS}those_who_are_here_and_those_who_were_erased_are_counted_together",
    ],
    "First answers only. Nothing is said of fewer than ten learners.": [
        f"{_QUESTIONS}of_fewer_than_ten_nothing_is_said"
    ],
    "Which questions are too hard, which tell nothing apart, and what is chosen instead. No learner stands "
    "here.": [f"{_QUESTIONS}a_trainer_counts_reads_and_takes_along_what_stands_on_the_screen"],
    "You have read this answer. Now a second person reads it.": [
        f"{_TWO}nobody_is_both_and_a_group_that_asks_no_longer_leaves_nothing_behind"
    ],
    "This can no longer be settled. Nothing was changed.": [
        f"{_TWO}nobody_is_both_and_a_group_that_asks_no_longer_leaves_nothing_behind"
    ],
    "One sentence about the work. It is kept with both marks.": [
        f"{_TWO}where_two_differ_one_settles_it_with_a_reason"
    ],
    **{
        text: [f"{_TWO}she_is_told_when_a_second_person_says_the_same"]
        for text in (
            "A second person reads it before she is told.",
            "It is saved. She is told when a second person has read it.",
            "Saved. Two people will read it.",
            "Somebody read an answer of yours. A second person reads it too before you are told.",
            "You have read these. A second person reads them too",
        )
    },
    **{
        text: [f"{_TWO}the_only_one_left_settles_it_alone_and_says_so"]
        for text in (
            "Two people read it here, but nobody else is here now. Say yours; then you may settle it alone, "
            "and say why.",
            "Nobody else is here: settle it.",
            "Nobody else is here who could read it. You may tell her what you said, and say why.",
        )
    },
}

NO_PROMISE_RECORD = [
    "Somebody who is not here any more",
    "As the second of two",
    "It is saved. You two do not say the same: look at both.",
    "The two marks are not the same",
    "What is written here with a pen is never typed into a computer. Keep the list in the locked drawer, and "
    "shred it when the group ends.",
    "Hours in sessions",
    "Right at once",
    "January to June %(year)s",
    "July to December %(year)s",
    "It is sent: keep it as it is",
    "This half-year is not over yet.",
]
