"""What is promised to whoever says that something is not right, with the tests that hold it (promises.py)."""

SAYING = "lms/concerns/test_saying.py::test_"
LOOKING = "lms/concerns/test_looking.py::test_"
NAMELESS = [
    f"{SAYING}nothing_of_who_is_kept",
    f"{SAYING}nothing_leads_from_it_to_her",
    f"{SAYING}whoever_works_here_says_it_too",
]
GOES = [f"{LOOKING}it_goes_some_time_after_it_was_closed_and_not_while_it_is_open"]
TWO = [
    f"{LOOKING}it_reaches_two_organisations_and_no_third",
    f"{LOOKING}when_nobody_looks_in_time_every_coordinator_can",
    f"{LOOKING}when_those_who_were_asked_are_gone_the_others_can_at_once",
]
AT_ONCE = [
    f"{LOOKING}one_coordinator_stops_it_at_once_and_says_why",
    "lms/services/test_concern.py::test_it_is_gone_from_everywhere_outside_until_two_have_looked",
]
FLOOD = [
    f"{LOOKING}a_flood_is_counted_without_its_words_and_hides_nothing_else",
    f"{SAYING}when_no_more_words_are_kept_that_is_said",
]

#: Source text → tests.
CONCERNS: dict[str, list[str]] = {
    "If you close it, its people are out at once and no longer see what learners showed them. Coordinators of all organisations read the reason. It opens again with new checks only.": [
        "employers/portfolios/test_concern.py::test_one_coordinator_closes_the_employer_and_its_people_learn_nothing",
        "employers/portfolios/test_closing.py::test_s15_the_next_request_finds_nothing",
    ],
    "Coordinators read this, nobody else. One or two sentences, no name of a learner.": [
        "lms/concerns/test_desk.py::test_nobody_else_finds_it",
        "lms/services/test_concern.py::test_who_edits_it_sees_that_and_neither_ends_it_nor_reads_why",
    ],
    "Say it. Your name does not go with it.": NAMELESS,
    "With a person, an organisation or a page. Your name does not go with it.": NAMELESS,
    "What somebody said is wrong. It is not kept who.": NAMELESS,
    "So nobody can answer you here.": NAMELESS,
    "A concern is deleted %(days)s day after it was closed.": GOES,
    "It is deleted %(days)s day after they have finished with it.": GOES,
    "It is deleted %(days)s day after the matter is closed.": GOES,
    "Coordinators of two organisations read it, and others only if these do not look into it. It is not kept who wrote it, so nobody can ask you back: say what they need to know.": [
        *NAMELESS,
        *TWO,
    ],
    "It goes to coordinators of two organisations, without your name. Others read it only if these do not look into it.": [
        *NAMELESS,
        *TWO,
    ],
    "The coordinators read it. It is not kept who wrote it, so nobody can ask you back: say what they need to know.": [
        *NAMELESS,
        f"{LOOKING}where_one_organisation_is_alone_two_of_its_people_look",
    ],
    "So much was said today that no more words are kept. Coordinators see how often it was said. Speak with one of them.": FLOOD,
    "So much was sent today that your words could not be kept. Coordinators see that it was said. Write to your trainer, or tell somebody you trust.": FLOOD,
    "Tap what fits best. You can stop at any time, nothing is sent yet.": [
        f"{SAYING}four_taps_then_a_few_words_then_thanks",
    ],
    "You cannot read it here again, and neither can anybody who has your phone.": [
        f"{SAYING}what_she_wrote_is_on_no_page_of_hers_afterwards",
        f"{SAYING}a_session_that_was_locked_keeps_no_draft_of_it",
    ],
    "Coordinators of two different organisations will read this. One of them is enough to take a page away at once.": [
        *TWO,
        *AT_ONCE,
    ],
    "The coordinators of this website will read this. One of them is enough to take a page away at once.": [
        f"{SAYING}where_one_organisation_is_there_two_are_not_promised",
        *AT_ONCE,
    ],
    "If you take it out, nobody outside finds it from this moment on. It can come back when both of you have looked into it.": [
        *AT_ONCE,
        f"{LOOKING}what_was_stopped_is_decided_when_both_have_looked",
    ],
    "Somebody is looking into it. Until then it is not shown.": AT_ONCE,
}
