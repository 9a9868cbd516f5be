"""What is promised about a plan on the desk and on the screen of two, with the tests that hold it
(promises.py).
"""

RIGHTS = "lms/pathways/desk/test_rights.py::test_"
PLANS = "lms/pathways/desk/test_plans.py::test_"
TOGETHER = "lms/pathways/desk/test_together.py::test_"
REVIEWS = "lms/pathways/reviews/test_reviews.py::test_"
HERS_ALONE = [
    f"{TOGETHER}what_she_said_without_words_is_not_called_nothing",
    "lms/pathways/hers/test_words.py::test_nobody_else_hears_it",
]
CIRCLE = "lms/pathways/circle/test_circle.py::test_"

OPENS_NOTHING = [f"{PLANS}somebody_asks_to_be_let_in_and_sees_nothing_yet", f"{RIGHTS}the_table_holds"]
LEAVING = [f"{PLANS}somebody_ends_her_own_help"]
WAITS = [f"{PLANS}a_suggested_step_waits_for_her"]
NO_NOTES = [f"{TOGETHER}before_every_field_stands_what_a_court_may_ask_for"]
ANY_DAY = [f"{RIGHTS}the_table_holds"]

#: Source text → tests.
PLAN_DESK: dict[str, list[str]] = {
    "She is asked in My plan. Until she says yes, it opens nothing.": OPENS_NOTHING,
    "She reads who asks, for which parts and why, and says yes or no in My plan. Until then it opens nothing.": (
        OPENS_NOTHING
    ),
    "A goal is hers: it is kept when she ticks her box.": [
        f"{TOGETHER}where_she_is_going_becomes_a_goal_of_hers_when_she_says_yes"
    ],
    "Suggested. It waits in My plan until she says yes or no.": WAITS,
    "It waits in My plan until she says yes or no. A no is not told to anybody.": WAITS,
    "You are no longer around this plan. She reads that you ended it.": LEAVING,
    "From then on you see nothing of it. She reads that you ended it, and when.": LEAVING,
    "Her words stay where they are, whatever you answer. Put right what is wrong, then say so here.": [
        f"{PLANS}she_is_answered_and_her_words_stay"
    ],
    "This plan has come to its end. Nothing in it is changed any more.": [
        f"{TOGETHER}a_plan_at_its_end_is_read_and_no_more",
        f"{RIGHTS}the_table_holds",
    ],
    "It has been resting since %(day)s. While it rests, nobody is asked to do anything in it.": [
        f"{PLANS}a_review_is_due_on_its_day_for_those_who_look_with_her"
    ],
    "From %(since)s until %(until)s. She can end it any day.": ANY_DAY,
    "Since %(since)s. She can end it any day.": ANY_DAY,
    "The plans you were let into. Handles only: no names are kept here.": [
        f"{PLANS}the_list_says_where_she_is_and_what_to_do"
    ],
    "If it is not right, leave your box empty: then no step of your plan changes, and new steps wait in My plan until you say yes. There you can also say what is not right.": [
        f"{REVIEWS}without_her_yes_no_step_of_hers_changes",
        f"{REVIEWS}what_she_did_not_agree_to_waits_for_her",
    ],
    "The screen is for two: only this plan is on it.": [f"{TOGETHER}opening_it_is_kept_for_her_to_read"],
    "What we said is kept": [f"{REVIEWS}a_review_keeps_what_was_said_and_says_when_they_look_again"],
    "Steps only. Nothing about your health, nothing about your life: there is no place for such notes here, on purpose.": NO_NOTES,
    "Steps only. Nothing about health, nothing about her life: there is no place for such notes here, on purpose.": NO_NOTES,
    "You read it, and those you let into this part. It is deleted with the plan.": [
        f"{RIGHTS}the_table_holds"
    ],
    "She alone reads it, before she says yes or no and afterwards. It is deleted with the plan, if not before.": [
        f"{PLANS}before_what_one_asks_for_stands_who_reads_that"
    ],
    "Say what for. Nothing about health, nothing about her life: there is no place for such notes here, on purpose.": NO_NOTES,
    "You said it in your own voice. You alone can hear it.": HERS_ALONE,
    "She said it in her own voice. She alone can hear it.": HERS_ALONE,
    "You showed it in a picture. You alone can see it.": HERS_ALONE,
    "She showed it in a picture. She alone can see it.": HERS_ALONE,
    "She reads it, and those she let into this part. It is deleted with the plan.": [
        f"{RIGHTS}the_table_holds"
    ],
}
