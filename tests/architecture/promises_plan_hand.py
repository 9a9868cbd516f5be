"""What a plan promises when it goes elsewhere, rests, ends or is printed, with the tests that hold it
(promises.py).
"""

from tests.architecture.promises_plan_hers import NOT_NOW

MOVING = "lms/pathways/moving/test_moving.py::test_"
HERS = "lms/pathways/hers/test_moving_pages.py::test_"
DESK = "lms/pathways/desk/test_moving_pages.py::test_"
CLOSING = "lms/pathways/closing/test_closing.py::test_"
FINISH = "lms/pathways/hers/test_finish_pages.py::test_"
BOOK = "lms/pathways/paper/test_book.py::test_"

AFTERWARDS = [f"{CLOSING}from_then_on_nobody_but_herself_opens_it"]
HER_WORD = [f"{CLOSING}nobody_ends_it_without_her", f"{CLOSING}she_ends_it_alone"]
SAYS_NO = [f"{HERS}her_no_needs_no_reason_and_leads_home"]
UNTIL = [
    f"{MOVING}both_help_for_a_bounded_time",
    f"{MOVING}after_the_last_day_nobody_of_the_first_organisation_sees_anything",
]
PLACE = [
    f"{MOVING}with_the_overlap_her_place_and_all_who_accompany_her_there_end",
    f"{MOVING}while_she_learns_in_a_group_there_her_place_stays",
]
SAME_PARTS = [f"{MOVING}who_receives_it_sees_what_she_agreed_to_and_who_gave_it_no_more_than_that"]
BEFORE = [
    f"{MOVING}her_yes_still_opens_nothing_before_somebody_receives_it",
    f"{MOVING}nobody_receives_what_she_did_not_agree_to",
]
RESTS = [
    f"{CLOSING}she_and_who_accompanies_it_let_it_rest_and_go_on",
    f"{CLOSING}a_plan_that_rests_is_seen_by_the_same_people",
]
BRINGING_BACK = [f"{FINISH}it_rests_and_goes_on"]
ENDS_OVERLAP = [f"{MOVING}she_ends_the_overlap_before_its_day"]
TAKES_UP = [
    f"{FINISH}what_ended_on_a_screen_of_two_she_takes_up_again_and_nobody_is_let_in_by_it",
    f"{FINISH}for_some_days_and_not_beside_another_plan",
]
READ_THERE = [f"{HERS}what_is_said_to_be_read_there_is_what_is_read_there"]
RECEIPT = [f"{MOVING}all_three_have_the_same_receipt_and_nobody_else"]

#: Source text → tests.
PLAN_HAND: dict[str, list[str]] = {
    "%(where)s: the telephone number %(number)s is typed. Nobody is told when it changes. Take it out and choose a contact instead.": [
        "lms/contacts/test_actions.py::test_whoever_changes_it_is_told_what_to_throw_away"
    ],
    "A plan ends when she says so.": HER_WORD,
    "It ends when she says so. From then on nobody but her opens it.": [*HER_WORD, *AFTERWARDS],
    "It ends when you say so. From then on nobody but you opens it.": [*HER_WORD, *AFTERWARDS],
    "It ends when you say so. You can also do this together with your adviser.": HER_WORD,
    "Your plan came to its end. From now on nobody but you opens it.": AFTERWARDS,
    "From then on nobody but you opens it.": AFTERWARDS,
    "From this day on nobody but me opens my plan.": AFTERWARDS,
    "From now on nobody but herself opens it. What she takes along you can print for her today, and no more tomorrow; she finds it in My plan.": AFTERWARDS,
    "It is no longer changed. You can read and print it.": [f"{FINISH}a_plan_that_ended_is_not_ended_again"],
    "Another plan can begin on any day.": [f"{CLOSING}after_one_has_ended_another_begins"],
    "What is not ticked is seen by nobody there, and by nobody here any more.": SAME_PARTS,
    "After that day she is no longer a learner here, unless she learns in one of your groups.": PLACE,
    "You and your colleagues see the same parts until the last day, then nothing.": [*SAME_PARTS, *UNTIL],
    "It rests. Nobody is asked to do anything in it.": RESTS,
    "Nothing is lost. Nobody is asked to do anything in it while it rests.": [*RESTS, *BRINGING_BACK],
    "Nothing is lost. It goes on where it is, on the day you want.": BRINGING_BACK,
    "Nobody is asked to do anything in it, and nobody asks you.": RESTS,
    "Those you let in may still read it. You can end that on any day.": RESTS,
    "She reads that it rests, and goes on with it on the day she wants.": BRINGING_BACK,
    "She is not asked any more.": [f"{DESK}she_is_not_asked_any_more"],
    "The plan stays where it is.": [f"{MOVING}the_other_organisation_cannot_take_it"],
    "You agreed. Say the number where you go. Until it is received there you can say no.": [
        f"{HERS}her_yes_keeps_the_words_she_read_and_gives_her_a_number",
        *SAYS_NO,
    ],
    "You said no. Your plan stays where it is, and you need no reason.": SAYS_NO,
    "You took your plan up again after its end.": TAKES_UP,
    "This plan can no longer be taken up. Nothing was changed.": TAKES_UP,
    "Your plan goes on. Nobody sees it before you let somebody in.": TAKES_UP,
    "Was that not what you wanted? Until %(day)s you can take it up again. Nobody sees it before you let somebody in.": TAKES_UP,
    "Ended. Nobody of the first organisation sees your plan any more.": ENDS_OVERLAP,
    "You can end that today.": ENDS_OVERLAP,
    "My plan goes from %(gives)s to %(gets)s. At %(gets)s one person receives it, sees these parts and helps me from then on: %(parts)s. I read her name at once. Until %(until)s those I let in at %(gives)s see the same parts and no others; after that day nobody there does, and I am no longer a learner there, unless I learn in one of its groups. My courses and my card stay as they are. I can say no until it is received, and I can end it with anybody on any day.": [
        *SAME_PARTS,
        *UNTIL,
        *PLACE,
        *SAYS_NO,
        *ENDS_OVERLAP,
        f"{HERS}after_the_receipt_she_reads_it_prints_it_and_ends_the_overlap",
    ],
    "She reads where it goes, what would be seen there and until when you help along, and says yes or no in My plan.": [
        f"{HERS}she_reads_what_would_be_seen_there_and_nothing_else_of_her_plan"
    ],
    "Also read there: on which days, what you said is not right and what was answered, when you looked at your plan together and what you said then, and who is around you.": READ_THERE,
    "Your recordings and pictures stay with you. Nobody there can open them.": [
        f"{HERS}her_recordings_stay_with_her_when_the_plan_is_received"
    ],
    "Nothing goes before she agrees and somebody there receives it. She can say no until then.": [
        *BEFORE,
        *SAYS_NO,
    ],
    "<bdi>%(place)s</bdi> helps along until %(day)s. Until then it goes to no other organisation.": [
        *UNTIL,
        f"{DESK}who_received_it_reads_until_when_the_others_help_along",
    ],
    "<bdi>%(place)s</bdi> helps along until %(day)s, then no more.": UNTIL,
    "<bdi>%(place)s</bdi> helps along until %(day)s": UNTIL,
    "<bdi>%(gave)s</bdi> helps along until %(day)s, then no more": UNTIL,
    "Nobody at <bdi>%(gave)s</bdi> sees it any more": [f"{MOVING}a_receipt_says_when_it_is_over"],
    "Nothing of the plan stands here, and nobody's name. Whoever holds this sheet knows whose it is.": RECEIPT,
    "Not now costs nothing. A step waits, and nobody is told.": NOT_NOW,
    "I can change my words, the order of my way, and who is around me, on any day.": [
        "lms/pathways/circle/test_circle.py::test_she_ends_it_any_day_and_nobody_asks_her_again_for_a_while"
    ],
    "What she does there ticks the step by itself.": [
        "lms/pathways/test_ticking.py::test_a_lesson_she_finishes_ticks_its_step"
    ],
    "Ticks by itself.": ["lms/pathways/test_ticking.py::test_a_lesson_she_finishes_ticks_its_step"],
    "For whoever chooses between templates. Learners do not read it.": [
        "lms/pathways/test_plans.py::test_a_plan_is_a_copy_in_all_languages_of_its_template"
    ],
    "PDF or sound, from the documents. What is hidden in a file, such as its author, was taken out when it came.": [
        "lms/intake/test_clean.py::test_s22_a_pdf_keeps_its_page_and_nothing_that_acts_or_names",
        "lms/intake/test_clean.py::test_s22_a_recording_keeps_no_tag",
        "lms/intake/test_uploads.py::test_s22_a_document_through_every_door",
    ],
}

NO_PROMISE_HAND = [
    "Your plan came to its end.",
    "Your plan was looked at with you, and what was said was kept.",
    "A change of organisation came to its end.",
    "This plan came to its end already. Nothing was changed.",
    "The last day on which you help along",
    "The plan came to its end. Print what she takes along while she is here.",
    "A steady week",
    "Nobody there can receive a plan. Choose another one.",
    "This came to its end. Nothing was changed.",
    "The last day of it has passed. Nothing was changed. Ask once more.",
    "until when the first organisation helps along",
    "This template is no longer there. Choose another one.",
    "This plan has come to its end.",
    "when it came to its end",
    "the day you look at it together again",
    "how long it takes, in minutes",
    "From <bdi>%(place)s</bdi>, agreed to on %(day)s, to be received by %(until)s",
    "The plan came to its end",
    "She agreed on %(day)s. It waits for somebody there to receive it.",
    "She has been asked since %(day)s and has not answered.",
    "Do not ask her any more",
    "Ask her for the number first: receive it only when it is hers.",
    "We cannot take it",
    "A plan of my own, which came to its end when I said so.",
    "Whoever finds it can read your plan. Keep it where you keep your papers.",
    "Bring your plan to its end",
    "It has come to its end",
    "No part of your plan, only where you are going.",
    "No, not any more",
    "End it today",
    "Bring it to its end",
    "until %(day)s",
    "We look at it together on %(day)s, at %(time)s.",
    "We look at it together on %(day)s.",
    "If a day goes otherwise",
    "Something I did that nobody planned",
    "About %(count)s minute",
    "My plan has come to its end",
    "Until",
    "No, keep it",
]
