"""What is promised about good practices and recommendations, with the tests that hold it (promises.py)."""

DESK = "lms/network/desk/test_practices.py::test_"
PUBLIC = "lms/network/views/test_practices.py::test_"
THROUGH_TWO = [f"{DESK}a_practice_goes_from_a_draft_through_two_readers_to_everybody"]
WHILE_READ = [f"{DESK}while_others_read_it_nobody_changes_it"]
ANEW = [f"{DESK}taken_back_its_address_says_that_it_is_written_anew"]
DRAFTS = [f"{PUBLIC}recommendations_say_to_whom_and_what_became_of_them"]
CAREFUL = [f"{PUBLIC}where_two_readers_differ_the_more_careful_answer_stands"]
TWO_YEARS = [f"{DESK}after_two_years_it_waits_and_says_so_until_somebody_looked"]
NAMELESS = [f"{PUBLIC}what_readers_write_to_them_and_who_they_are_is_nowhere_outside"]
RESTS = ["lms/network/recommendations/test_actions.py::test_without_a_published_practice_it_stays_a_draft"]
FOLLOWED = [
    "lms/network/recommendations/test_actions.py::test_what_became_of_it_is_added_and_never_rewritten"
]

#: Source text → tests.
NETWORK: dict[str, list[str]] = {
    "Only they read it.": NAMELESS,
    "Who answered, what they decided, until when. Everybody reads it.": FOLLOWED,
    "Draft: nobody outside reads it": DRAFTS,
    "It is a draft again: nobody outside reads it.": DRAFTS,
    "It can be written anew. Nobody outside reads it until it is published again.": ANEW,
    "Everybody can read it only when all of this is so.": [f"{DESK}a_reading_says_all_that_is_asked"],
    "Found true on %(day)s. To be looked at again by %(by)s.": TWO_YEARS,
    "Found true on %(day)s. It was to be looked at again by %(by)s, and nobody has.": TWO_YEARS,
    "Not looked at for more than two years.": TWO_YEARS,
    "Two people of other organisations read it with the published questions. Until they have, it stays as it is.": [
        *WHILE_READ,
        f"{DESK}nobody_reads_for_her_own_organisation_nor_two_for_one",
    ],
    "Its address stays and says that it is being written anew. Two people read it again before it is published.": [
        *ANEW,
        *THROUGH_TWO,
    ],
    "Nobody reads it any further. Hand it in again when it is ready.": ANEW,
    "There are no points: what is missing is said in words. Your name is shown to nobody outside.": NAMELESS,
    "None yet: without one it cannot be published.": RESTS,
    "No cookie is set here, and nobody counts who reads.": [f"{PUBLIC}nothing_is_left_of_whoever_reads"],
    "Two people of other organisations answer these questions before anybody else reads it. They answer in words, never in points.": THROUGH_TWO,
    "The answers are: well shown, shown in part, not known yet. Where the two differ, the more careful one stands. After two years the organisation looks at its practice again; until it has, the page says so.": [
        *CAREFUL,
        *TWO_YEARS,
    ],
    "The address stays the same when the text changes.": ANEW,
    "One of the contacts of this website, so that its number stays right.": [
        f"{DESK}what_leads_to_a_woman_or_is_a_number_to_call_is_refused"
    ],
    "everybody reads the words and the day; who wrote them, those who work for its organisation": FOLLOWED,
}

#: Labels, questions, days and what is asked of those who write or read a practice.
NO_PROMISE_NETWORK = [
    "This site cannot print.",
    "Since which year",
    "How many, in general words. Nobody may be recognised.",
    "What was counted beside a second group",
    "People, days, rooms, money in a year.",
    "Where else it was begun, and what had to be changed. Or: nowhere yet.",
    "Nobody on the telephone",
    "This year has not come yet.",
    "Published, to be looked at again by %(day)s",
    "Found true on %(day)s",
    "Saved as a draft. Read it through and hand it in.",
    "Saved as a draft. Read it through and publish it.",
    "What keeps women from being recognised?",
    "Who pays in the third year?",
    "Counted, with a second group",
    "Nobody can be recognised in it: no name, no day and no place that leads to a woman.",
    "What is published has a number and a day.",
    (
        "%(by)s (%(year)s). %(title)s. %(website)s, good practices, no. %(number)s,"
        " version %(version)s. %(address)s"
    ),
    "Nobody has answered yet",
    "Since %(year)s",
    "Nobody has answered yet.",
]
