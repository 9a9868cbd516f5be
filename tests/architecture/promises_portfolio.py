"""What the pages of her portfolio promise, with the tests that hold it (promises.py), and what only sounds
like it.
"""

_CHOOSING = "employers/portfolios/own/test_choosing.py::"
_SHOWING = "employers/portfolios/own/test_showing.py::"
_WRITING = "employers/portfolios/own/test_writing.py::"
_DESK = "employers/portfolios/desk/test_words.py::"
_BEFORE = [f"{_CHOOSING}test_s17_words_are_seen_by_nobody_before_she_chooses"]
_VOICE = [f"{_WRITING}test_her_voice_is_heard_by_her_alone"]

#: Source text → tests.
PORTFOLIO: dict[str, list[str]] = {
    "Here are your own words and a tidied version. Both stay. Nothing is shared until you say so.": [
        *_BEFORE,
        f"{_CHOOSING}test_her_own_words_can_always_be_restored",
    ],
    "Here are your own words. Nothing is shared until you say so.": _BEFORE,
    "Write it or say it, as you would tell a friend. Nothing is shared until you say so.": _BEFORE,
    "They stay as you said them.": [f"{_CHOOSING}test_her_own_words_can_always_be_restored"],
    "Nobody sees it before you show it.": _BEFORE,
    "Nobody sees this page but you. An employer sees of it what you tick, and not before.": [
        f"{_SHOWING}test_s17_each_part_has_a_tick_of_its_own_and_none_is_ticked",
        f"{_CHOOSING}test_s23_nobody_chooses_for_her",
    ],
    "It is as you said. Nothing is shown to anybody before you show it.": _BEFORE,
    "Each by itself. What you do not tick stays with you.": [
        f"{_SHOWING}test_s17_each_part_has_a_tick_of_its_own_and_none_is_ticked"
    ],
    "Both are off. You can change it any day, and it costs you nothing.": [
        f"{_WRITING}test_her_adviser_looks_for_work_for_her_when_she_says_so",
        f"{_WRITING}test_s17_all_that_identifies_is_off_and_stays_out_of_the_whole",
    ],
    "An employer reads in how many weeks, not the day.": [
        f"{_SHOWING}test_an_employer_reads_the_language_beside_hers_and_not_hers"
    ],
    "Employers never hear a recording of yours.": _VOICE,
    "Your recording. Employers never hear it.": _VOICE,
    "Only you can play it, and who you let help you with your words. Employers never hear it.": [
        *_VOICE,
        f"{_DESK}test_s23_nobody_elsewhere_and_no_employer_reads_it",
    ],
    "Say what she says, shorter and for a reader at work. Leave out places, family, ages and what she lived through. Her own words stay, and nothing is shown before she says yes.": [
        f"{_DESK}test_tidied_words_go_to_her_and_nowhere_else"
    ],
    "She reads it beside her own words. Nobody sees it before she says yes.": [
        f"{_CHOOSING}test_tidied_words_stand_beside_hers_with_what_is_new"
    ],
    "Made for your organisation only.": [
        f"{_SHOWING}test_s16_two_employers_get_no_equal_file_and_no_equal_address"
    ],
    "Only the thing you made: nobody, no street, no name of a place. Hidden details are removed.": [
        f"{_WRITING}test_a_picture_of_her_work_is_hers_alone"
    ],
    "The country alone. Never a date, a number or a picture of a paper: an employer sees papers when you sign.": [
        f"{_WRITING}test_facts_are_kept_as_she_says_them"
    ],
    "You said that your adviser no longer looks for work for you.": [
        f"{_WRITING}test_her_adviser_looks_for_work_for_her_when_she_says_so"
    ],
}

#: Labels, days, what she is asked and what can be inferred, beside the promises.
NO_PROMISE_PORTFOLIO = [
    "hours a week",
    "%(hours)d hour a week",
    "A plate, a seam, a clean room: the thing, never you.",
    "A region, never a street. At most five.",
    "A2: I buy something, ask the way and understand short sentences about every day.",
    "Everything is of one year.",
    "Fill in what you know. The rest can stay empty.",
    "Hours a week",
    "In which years you learned it",
    "Keep and go on",
    "Leave it out until they ask",
    "Never shown",
    "Read them from the top. Stop at the first one that you cannot do yet.",
    "These words are no longer there. Look at them again.",
    "Who has always lived here seldom writes where she may work.",
    "in about %(weeks)d week",
    "in more than %(weeks)d weeks",
]
