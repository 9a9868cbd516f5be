"""What pages of groups promise, with the tests that hold it (promises.py)."""

_JOINING = "courses/enrolments/test_joining.py::test_"
_HERS = "courses/player/test_groups.py::test_"
_DAYS = "courses/desk/test_group_days.py::test_"
_PEOPLE = "courses/desk/test_group_people.py::test_"

#: Source text → tests.
GROUPS: dict[str, list[str]] = {
    "The invitation has ended. The sheets that were printed lead nowhere now.": [
        f"{_JOINING}an_invitation_leads_to_its_group_until_it_is_ended_replaced_or_old",
        f"{_HERS}an_ended_invitation_says_the_same_as_a_guess_and_one_of_elsewhere",
    ],
    "It leads to this group until %(date)s.": [
        f"{_JOINING}an_invitation_leads_to_its_group_until_it_is_ended_replaced_or_old"
    ],
    "Whoever scans it enters with her own card and can ask to join. It says nothing of the group, and only"
    " you say yes.": [
        f"{_HERS}s10_whoever_finds_the_sheet_learns_nothing",
        f"{_HERS}after_the_ordinary_door_she_may_ask",
        f"{_PEOPLE}the_sheet_leads_to_the_group_and_names_nothing",
    ],
    "Learners read the day beside the module. Nothing closes on it, and nobody is counted by it.": [
        f"{_DAYS}nothing_closes_when_a_day_has_gone_by"
    ],
    "It stays open after it too.": [f"{_DAYS}nothing_closes_when_a_day_has_gone_by"],
    "She reads her own day beside the module.": [f"{_DAYS}she_asks_and_has_a_day_of_her_own_with_one_tap"],
}

NO_PROMISE_GROUPS = [
    "As on the cards, such as River Maple 42. Never a real name.",
    "So that somebody can answer you, and to keep your place on a waiting list.",
    "There is nobody to add yet.",
    "End the invitation",
    "Good until %(date)s.",
    "I do not want it any more",
    "This invitation cannot be used",
    "You can ask to join this group. Somebody will answer you. You do not have to.",
    "Why, when a day comes later for all",
    "No day comes later",
    "Her own day",
    "Saved. Learners read the days beside their modules.",
    "Choose a learner, a module and a day.",
    "So that the day your group plans fits you too.",
    "your own day",
    "A day comes later: choose why.",
    "Choose a day that is still to come.",
    "Your own day for this: %(date)s.",
    "Days of the group",
    "A week more",
    "Two weeks more",
    "Days of their own",
    "You no longer ask to join a group.",
]
