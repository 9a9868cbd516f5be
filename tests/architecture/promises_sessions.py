"""What pages of sessions and registers promise, with the tests that hold it (promises.py)."""

_ACTIONS = "courses/sessions/test_actions.py::test_"
_REGISTER = "courses/sessions/test_register.py::test_"
_DESK = "courses/desk/test_sessions.py::test_"
_HERS = "courses/player/test_sessions.py::test_"
_CALENDAR = "courses/sessions/test_calendars.py::test_"
_PRACTICE = "courses/sessions/test_practice_hours.py::test_"

#: Source text → tests.
SESSIONS: dict[str, list[str]] = {
    "The address no longer works.": [f"{_CALENDAR}the_address_is_told_once_and_taken_back"],
    "Whoever has the address can read it too. It works for a year, and you can take it back at any time.": [
        f"{_CALENDAR}it_ends_by_itself",
        f"{_CALENDAR}the_token_stands_nowhere_and_the_one_before_ends",
    ],
    "Your calendar shows the word “Appointment”, the day and the time. It shows no place and no topic.": [
        f"{_CALENDAR}a_learners_says_nothing_but_that_there_is_an_appointment"
    ],
    "Your calendar shows topic, group, day and time of the sessions you give, and no place. A coordinator has"
    " those of her organisation.": [
        f"{_CALENDAR}it_says_when_and_what_and_never_where",
        f"{_CALENDAR}a_trainer_has_those_she_gives_and_a_coordinator_those_of_her_organisation",
    ],
    "The group sees it from an hour before until the end. Then it is deleted.": [
        f"{_HERS}the_link_is_there_from_an_hour_before_until_the_end",
        f"{_HERS}the_link_is_for_the_group_and_while_she_is_in_it",
        f"{_ACTIONS}the_link_is_deleted_when_the_session_is_over",
    ],
    "The hours of these sessions stand on the certificate of this module, as hours of practice.": [
        f"{_PRACTICE}whole_hours_of_sessions_about_the_module_stand_on_its_certificate"
    ],
    "Only when you change a mark from another day.": [f"{_DESK}another_day_the_reason_is_asked_for"],
    "Her group met, and nobody has kept the register yet.": [
        f"{_DESK}a_register_nobody_kept_is_asked_for_until_it_is_kept"
    ],
    "This session was cancelled in the meantime. Nothing was saved.": [
        f"{_ACTIONS}it_is_called_off_once_with_its_words_and_can_not_be_changed_then"
    ],
    "The register of this session has been kept. It can no longer be changed.": [
        f"{_ACTIONS}what_was_held_keeps_its_times"
    ],
    "On %(day)s clocks are put forward, and this time does not exist. Choose another one.": [
        f"{_ACTIONS}a_time_that_clocks_skip_is_refused_and_nothing_of_the_series_is_there"
    ],
    "The length of the session counts, less the minutes late."
    " Names and signatures stay on the paper sheet.": [
        f"{_REGISTER}minutes_count_less_those_late_and_add_up"
    ],
}

NO_PROMISE_SESSIONS = [
    "Ends at",
    "Every week until",
    "A name people know, such as kitchen 2. Never an address that has to stay secret.",
    "Nobody yet",
    "It ends before it begins.",
    "The last day is before the first.",
    "This is more than a year. Choose an earlier day.",
    "Nobody is marked yet.",
    "Registers to keep",
    "Keep the register",
    "Register kept",
    "The register is still to be kept",
    "Kept: %(count)d mark.",
    "If you cannot come, tell your trainer. You do not have to say why.",
    "To tell a group who teaches on which day.",
    "ends",
    "To add up your hours, and to tell who could not come what was missed.",
    "minutes late",
    "minutes that count",
    "%(hours)s h she was there",
    "%(count)s minute",
    "On the day",
    "Hours so far",
    "No longer here",
    "Minutes late: %(handle)s",
    "%(hours)s h",
    "Nobody is in this group yet.",
    "Save the register",
    "It does not take place",
    "Only those I teach",
    "Hours you were there",
    "What is signed here stays on paper. Keep the sheet in the locked drawer.",
]
