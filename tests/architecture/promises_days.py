"""What those who are away, and her own days, are promised, with the tests that hold it (promises.py)."""

_AWAY = "lms/desk/test_away.py::"
_NEEDS = "courses/desk/test_needs.py::"

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
}

NO_PROMISE_DAYS = [
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
