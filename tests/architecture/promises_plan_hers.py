"""What her own pages of the plan promise, with the tests that hold it (promises.py)."""

PLAN = "lms/pathways/hers/test_plan.py::test_"
PEOPLE = "lms/pathways/hers/test_people.py::test_"
WORDS = "lms/pathways/hers/test_words.py::test_"
CIRCLE = "lms/pathways/circle/test_circle.py::test_"

NOT_NOW = [f"{PLAN}not_now_costs_nothing_and_it_is_taken_up_again"]
ENDING = [
    f"{CIRCLE}she_ends_it_any_day_and_nobody_asks_her_again_for_a_while",
    f"{PEOPLE}she_ends_it_and_it_is_told_how_it_ended",
]
CLOSED = [
    f"{CIRCLE}who_is_suggested_sees_nothing_until_she_says_yes",
    f"{CIRCLE}a_coordinator_of_her_own_organisation_sees_nothing_unasked",
    f"{CIRCLE}somebody_of_another_organisation_sees_what_she_said_and_nothing_before",
    f"{PLAN}nobody_elses_is_there",
]
TICKED = [
    f"{PEOPLE}she_lets_in_what_she_ticks_and_no_more",
    f"{CIRCLE}she_changes_the_parts_and_the_days_stay",
]
BY_ITSELF = [f"{CIRCLE}it_ends_by_itself_on_its_day"]
SAYS_NO = [f"{CIRCLE}no_thank_you_opens_nothing", f"{PEOPLE}she_says_no"]
READERS = [f"{WORDS}who_reads_it_and_when_it_goes_stand_before_the_field"]
TAKES = [f"{PLAN}what_is_suggested_is_hers_to_take_or_not"]
NO_LONGER_THERE = [f"{CIRCLE}whoever_no_longer_has_the_role_sees_nothing"]

STAYS = [f"{PLAN}what_she_cannot_change_later_is_not_said_to_be_changeable"]
#: Source text → tests.
PLAN_HERS: dict[str, list[str]] = {
    "Not now costs nothing. The step waits, and nobody is told.": NOT_NOW,
    "The step waits until you want it. Nobody is told.": NOT_NOW,
    "Nobody else can open this plan. You can end it any day, without a reason.": [*CLOSED, *ENDING],
    "Nobody but you can open this plan.": CLOSED,
    "To show your plan to nobody but those you let in, and only the parts you said.": [*CLOSED, *TICKED],
    "From now on this person can no longer open your plan. Nobody asks you why.": ENDING,
    "Ended. This person can no longer open your plan.": ENDING,
    "Somebody can no longer open your plan.": ENDING,
    "This person is in your plan by now. You can end it.": ENDING,
    "You said no. Nobody sees anything, and you need no reason.": SAYS_NO,
    "She said no to this person a short while ago. Do not ask her again now.": ENDING,
    "Somebody asked to see your plan. Only you can say yes.": [f"{CIRCLE}nobody_else_lets_anybody_in"],
    "Only what you tick. You can change it any day.": TICKED,
    "Put away. You can take it up any day.": [f"{WORDS}a_goal_of_hers_is_reached_and_put_away"],
    "By itself on %(date)s": BY_ITSELF,
    "It came to its last day on %(date)s.": BY_ITSELF,
    "Ended by itself: no longer with you here.": NO_LONGER_THERE,
    "This person no longer works there. Nothing was opened.": NO_LONGER_THERE,
    "<bdi>%(name)s</bdi> suggests this step. It is in your plan only if you take it.": TAKES,
    "The step is gone. You need no reason.": TAKES,
    "The step is gone.": [f"{WORDS}a_step_of_hers_can_go"],
    "It goes for good, with its recording and its picture. If you only want to wait, choose “Not now”.": [
        f"{WORDS}a_step_of_hers_can_go"
    ],
    "Who reads this: only you. If you let somebody into this part later, they read it too.": [
        *READERS,
        f"{WORDS}a_step_says_who_sees_its_part_alone",
    ],
    "It goes %(days)s day after your plan came to its end. You can change it any day.": READERS,
    "It goes with your account. You can change it any day.": READERS,
    "It goes %(days)s day after your plan came to its end. Your words stay as they are.": STAYS,
    "It goes with your account. Your words stay as they are.": STAYS,
    "Who reads this: only you.": STAYS,
    "Who reads this: only you. If somebody looks at your plan with you later, they read it too.": STAYS,
    "Whoever looks at your plan with you later reads it too.": STAYS,
    "What you say about one step is read only by those of them who see its part.": [
        "lms/pathways/desk/test_rights.py::test_only_who_looks_with_her_reviews_answers_and_is_told",
    ],
    "Write it, say it or show it: one of them is enough. It is yours, and you can change it any day.": [
        f"{WORDS}what_she_says_and_shows_is_clean_private_and_gone_when_she_takes_it_away"
    ],
    "Hidden details, such as the place, are removed. Show no faces.": [
        f"{WORDS}what_she_says_and_shows_is_clean_private_and_gone_when_she_takes_it_away"
    ],
    "The order is yours. Nothing is lost when you change it.": [f"{PLAN}the_order_is_hers"],
}

#: Labels, dates and what she is asked not to write.
NO_PROMISE_HERS = [
    "%(day)s, at %(time)s",
    "Any day",
    "Any day, about %(minutes)s minute",
    "Change my words or the day",
    "Do not write about your health, or about what others did to you. A plan does not need it.",
    "End it with <bdi>%(name)s</bdi>?",
    "End it",
    "Ended by this person on %(date)s.",
    "Ended on %(date)s, when you went to another organisation.",
    "Ended on %(date)s, with the plan.",
    "It ticked by itself: you learned it or were there.",
    "On which day",
    "Only if there is one.",
    "Save it",
    "Save my words",
    "Save the step",
    "Save what this person sees",
    "This plan came to its end on %(date)s. You can still read it.",
    "This step ticks by itself when it is done there.",
    "Ticked by itself",
    "Waiting until you want it",
    "Waits until you want it",
    "You ended it on %(date)s.",
    "You look at it together on %(day)s, at %(time)s.",
    "You look at it together on %(day)s.",
    "You wanted to look at it together on %(day)s. It can still be done, on any day.",
    "Your plan has been resting since %(date)s. Nobody asks you for anything.",
    "how it ended",
    "it came to its last day",
    "she ended it herself",
    "the last day",
    "the plan came to its end",
    "when it ended",
    "you ended it",
]
