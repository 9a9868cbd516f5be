"""What contact with employers promises her, her coach and them, with the tests that hold it (promises.py)."""

_CALLERS = "employers/contact/test_really_you.py::"
_INTERESTS = "employers/contact/test_interests.py::"
_TALKING = "employers/contact/test_talking.py::"
_CONCERN = "employers/contact/test_concern.py::"
_WORK = "employers/coaching/test_work.py::"

#: Source text → tests.
CONTACT: dict[str, list[str]] = {
    "You cannot search people here. We ask for you, and answer by a day.": [
        "employers/contact/test_slots.py::test_an_employer_asks_from_the_page_of_its_vacancy",
    ],
    "It stands above everything else on her page. It stops nothing.": [
        f"{_INTERESTS}test_a_warning_stands_beside_it_and_stops_nothing"
    ],
    "Steps only. What she tells you stays out of this list.": [
        f"{_WORK}test_on_the_list_stand_steps_and_no_word_of_what_was_written"
    ],
    "If you hold it, nobody can write in it, and the employer no longer finds it. It goes on when both of you have looked into it.": [
        f"{_CONCERN}test_an_employer_says_it_of_a_conversation_and_one_coordinator_holds_it"
    ],
    "Nobody there knows that you read this.": [
        f"{_INTERESTS}test_s13_her_interest_reaches_her_coach_and_nobody_at_the_employer"
    ],
    "If you are interested: your adviser alone": [
        f"{_INTERESTS}test_s13_her_interest_reaches_her_coach_and_nobody_at_the_employer"
    ],
    "And a number that they alone have. No name, no phone.": [
        f"{_TALKING}test_s16_an_employer_reads_no_name_handle_or_organisation_of_ours"
    ],
    "You did not choose, and that is fine. You can be interested again at any time.": [
        f"{_INTERESTS}test_she_is_reminded_once_and_it_closes_without_a_word_against_her"
    ],
    "You no longer show them anything, so this is closed.": [
        f"{_INTERESTS}test_s15_a_share_that_is_taken_back_ends_it_at_once"
    ],
    "Closed because you have other work. If that ends, this opens again.": [
        f"{_INTERESTS}test_hired_elsewhere_closes_the_rest_and_a_retracted_offer_opens_it_again"
    ],
    "Your adviser reads it. Nobody else.": [
        f"{_INTERESTS}test_s13_her_interest_reaches_her_coach_and_nobody_at_the_employer",
        f"{_WORK}test_nobody_else_of_the_desk_finds_it",
    ],
    "This employer does not answer at the moment, and gets no new interest.": [
        f"{_INTERESTS}test_an_employer_is_reminded_once_and_then_it_closes_kindly_and_gets_nothing_new"
    ],
    "%(name)s was reminded and has not answered. It closes after %(day)s.": [
        f"{_INTERESTS}test_an_employer_is_reminded_once_and_then_it_closes_kindly_and_gets_nothing_new"
    ],
    "You stand in for <bdi>%(name)s</bdi> until %(day)s.": [
        f"{_CALLERS}test_who_stands_in_does_so_until_the_day_and_no_longer"
    ],
    "<bdi>%(name)s</bdi> stands in for you until %(day)s.": [
        f"{_CALLERS}test_who_stands_in_does_so_until_the_day_and_no_longer"
    ],
    "She, her adviser and your organisation read it. Telephone numbers, addresses and other apps stay out until she allows them.": [
        f"{_TALKING}test_all_three_read_who_writes_from_where_and_why",
        f"{_TALKING}test_it_is_refused_from_either_side_explained_and_kept_in_the_field",
        f"{_TALKING}test_when_she_allows_it_both_write_it_and_when_she_does_not_neither",
    ],
    "It goes to coordinators of two organisations, without your name. One of them can stop it at once.": [
        f"{_CONCERN}test_an_employer_says_it_of_a_conversation_and_one_coordinator_holds_it",
        "employers/placements/test_joined.py::test_an_employer_says_it_of_an_agreement_and_one_coordinator_holds_it",
    ],
    "Coordinators look into something here. Until they have, nobody writes, and the employer does not find it.": [
        f"{_CONCERN}test_an_employer_says_it_of_a_conversation_and_one_coordinator_holds_it"
    ],
    "They are kept out of this conversation, from both sides. Once they have your number, they can call you without anybody knowing. Talk about it with your adviser first.": [
        f"{_TALKING}test_it_is_refused_from_either_side_explained_and_kept_in_the_field"
    ],
    "You can take it back whenever you want.": [
        f"{_TALKING}test_s15_an_open_tab_finds_nothing_on_the_next_request"
    ],
    "What you show them for it closes at once. If you write them nothing, they just find nothing any more.": [
        f"{_INTERESTS}test_s15_a_no_later_closes_what_she_showed_for_it",
        f"{_TALKING}test_her_kind_sentence_is_read_and_without_one_she_is_just_not_there",
    ],
    "Nobody at the employer knows of it. It costs you nothing.": [
        f"{_INTERESTS}test_a_no_before_the_employer_knows_costs_nothing_and_tells_it_nothing"
    ],
    "Allow them no longer": [
        f"{_TALKING}test_when_she_allows_it_both_write_it_and_when_she_does_not_neither"
    ],
    "Your adviser answers by %(day)s": [
        f"{_INTERESTS}test_a_coach_who_does_not_read_it_in_time_stops_nothing"
    ],
    "Interested in %(title)s. She was promised an answer by %(day)s.": [
        f"{_INTERESTS}test_a_coach_who_does_not_read_it_in_time_stops_nothing"
    ],
    "They answer by %(day)s": [
        f"{_INTERESTS}test_an_employer_is_reminded_once_and_then_it_closes_kindly_and_gets_nothing_new"
    ],
    "You answer by %(day)s": [
        f"{_INTERESTS}test_an_employer_is_reminded_once_and_then_it_closes_kindly_and_gets_nothing_new"
    ],
    "We ask, and answer by %(day)s.": [
        f"{_INTERESTS}test_s16_an_employer_asks_about_its_vacancy_and_learns_neither_who_nor_how_many"
    ],
    "So that you can ask whoever calls or visits for it, and know who is real.": [
        f"{_CALLERS}test_nobody_else_finds_it"
    ],
}

NO_PROMISE_CONTACT = [
    "A meeting at night, in a flat, or alone",
    "I do not have it here.",
    "Save my phrase",
    "Say it when she asks. Write it nowhere, and to nobody.",
    "We never ask for",
    "stands in for %(name)s until %(day)s",
    "Your phrase is saved. Ask for it when somebody calls or visits.",
    "To keep it secret",
    "You coach nobody yet. A coordinator says on a learner's page who supports her.",
    "Answer her by %(day)s",
    "You do not show them anything now. Choose what they may see.",
    "You no longer show it",
    "The work is no longer there",
    "The hours do not fit",
    "It does not feel right",
    "The hours do not fit together",
    "Their hours and yours do not fit together. It is not about what you can do.",
    "This time they look for something else. What you can do stays worth showing.",
    "This work is no longer there. It is not about you.",
    "Somebody does not treat us, or her, with respect",
    "She was asked about it before, or does not let you look for work.",
    "What they show that ends soon",
    "in %(days)s day",
    "In a year, all partners",
    "We answer by %(day)s",
    "We answer by %(day)s.",
    "Nobody writes with you at the moment. Who is interested in your work, and shows it, stands here.",
    "No, I do not want it",
    "You do not have to. It is closed either way.",
]
