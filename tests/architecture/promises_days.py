"""What those who are away, and her own days, are promised, with the tests that hold it (promises.py)."""

_AWAY = "lms/desk/test_away.py::"
_NEEDS = "courses/desk/test_needs.py::"
_OWN = "courses/selfcheck/test_selfcheck.py::"
_HERS = "test_it_asks_for_her_pin_and_nobody_who_works_here_or_learns_beside_her_finds_it"

#: Source text → tests.
DAYS: dict[str, list[str]] = {
    "This note can no longer be taken back. Nothing was changed.": [
        f"{_NEEDS}test_a_note_is_taken_back_for_a_day_by_whoever_made_it"
    ],
    "Saved. It begins and ends by itself.": [
        f"{_AWAY}test_it_begins_and_ends_by_itself_and_shows_hers_alone"
    ],
    "Ended. From now on nobody stands in there.": [
        f"{_AWAY}test_a_coordinator_names_for_whoever_is_ill_and_reads_the_list_of_hers"
    ],
    "Whoever stands in sees and does, for these days, what you can for those you support: their pages, what they need, and what they write to you. The learners read who it is. A plan stays with those whom a learner let in.": [
        f"{_AWAY}test_it_begins_and_ends_by_itself_and_shows_hers_alone",
        f"{_AWAY}test_what_she_writes_reaches_who_stands_in_for_her_trainer",
    ],
    "Five short questions, for you alone.": [f"{_OWN}{_HERS}"],
    "Kept. Only you can read it.": [f"{_OWN}{_HERS}"],
    "So that you can look back at how your days were. Nobody else reads it.": [f"{_OWN}{_HERS}"],
    "Five short questions about the last two weeks. They are for you alone: nobody who works here can read them, or see that you were here.": [
        f"{_OWN}{_HERS}"
    ],
    "So that you are counted once in three months. What you answered does not stand here.": [
        f"{_OWN}test_she_is_counted_once_in_three_months_and_stays_counted"
    ],
    "Only if you want. Your name is not with it. Some answers are changed by chance first, so nobody can be sure of any. Your group is told after %(date)s, and only if 10 or more took part. It cannot be taken back.": [
        f"{_OWN}test_nothing_is_counted_without_her_tick_and_nothing_without_a_group",
        f"{_OWN}test_what_is_counted_leaves_every_single_answer_open",
        f"{_OWN}test_nothing_is_told_before_the_day_nor_of_fewer_than_ten",
    ],
    "On most days, as %(count)s or more of them said who wanted to be counted. Some answers were changed by chance, so it says nothing of anybody. Nobody here can see who answered, or what.": [
        f"{_OWN}test_what_is_counted_leaves_every_single_answer_open",
        f"{_OWN}test_whoever_teaches_the_group_reads_the_sums_and_another_house_nothing",
    ],
    "Saved. Each reads her result as if she had done it here.": [
        "courses/desk/test_paper.py::test_a_class_is_marked_as_if_each_had_done_it_here"
    ],
    "Deleted.": [f"{_OWN}test_she_answers_looks_back_and_deletes_one_or_all"],
    "Delete all of them": [f"{_OWN}test_she_answers_looks_back_and_deletes_one_or_all"],
}

NO_PROMISE_DAYS = [
    "Something in it cannot be answered by a letter.",
    "My days",
    "Your days",
    "On most days",
    "On some days",
    "On few days or none",
    "Keep my answers",
    "Delete",
    "How their days were, three months until %(date)s",
    "For a week or more",
    "You no longer ask for a new card.",
    "Choose days from today on, at most %(days)s.",
    "So that nobody waits while a colleague is away.",
    "when it was ended before that day",
    "I do not need one any more",
    "From %(first)s until %(last)s",
    "Nobody is away.",
    "<bdi>%(name)s</bdi> stands in until %(date)s",
]
