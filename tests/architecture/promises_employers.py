"""What firms and those who check them are promised, with the tests that hold it (promises.py)."""

_APPLYING = "employers/applications/test_applying.py::"
_BANS = "employers/bans/test_bans.py::"

#: Source text → tests.
EMPLOYERS: dict[str, list[str]] = {
    "By %(day)s you find our answer here, with your code.": [f"{_APPLYING}test_the_receipt_says_by_when"],
    "We have it and answer by %(day)s. Until then you can change what you wrote.": [
        f"{_APPLYING}test_the_receipt_says_by_when",
        f"{_APPLYING}test_what_it_said_before_stays_beside_what_it_says_now",
    ],
    "Nobody reads it before you send it. What is not sent is deleted after %(days)s days.": [
        f"{_APPLYING}test_a_draft_is_read_by_nobody_here",
        f"{_APPLYING}test_a_draft_nobody_came_back_to_is_gone",
    ],
    "Only those who check firms read this. What you save and do not send is deleted after %(days)s days.": [
        f"{_APPLYING}test_s23_only_coordinators_decide",
        f"{_APPLYING}test_a_draft_nobody_came_back_to_is_gone",
    ],
    "It is declined. The firm does not read why.": [f"{_APPLYING}test_declined_it_reads_no_reason"],
    "About the firm only. Coordinators of all organisations read this; the firm does not.": [
        f"{_APPLYING}test_declined_it_reads_no_reason",
        f"{_APPLYING}test_on_the_desk_it_waits_until_somebody_decided",
    ],
    "It is an employer now. Nobody can choose it before it was checked.": [
        f"{_APPLYING}test_s16_taken_up_it_is_an_employer_nobody_can_choose"
    ],
    "Taken up, it is an employer that two organisations check. Before that nobody can choose it and nobody"
    " of it can sign in.": [f"{_APPLYING}test_s16_taken_up_it_is_an_employer_nobody_can_choose"],
    "What was declined is deleted %(days)s days later.": [
        f"{_APPLYING}test_what_was_declined_is_deleted_in_its_time"
    ],
    "You write down what follows. You need no account. You can save it and go on later.": [
        f"{_APPLYING}test_without_an_account_it_is_saved_with_a_code_and_sent_later"
    ],
    "Write it down. It is the only way back to what you wrote.": [
        f"{_APPLYING}test_the_code_is_kept_nowhere"
    ],
    "An entry is deleted %(days)s days after its last day.": [f"{_BANS}test_an_entry_is_deleted_in_its_time"],
    "At most %(years)s years from now: %(day)s.": [f"{_BANS}test_no_entry_without_an_end"],
    "Choose a day after today, at most %(years)s years from now.": [f"{_BANS}test_no_entry_without_an_end"],
    "Compare, then say what you see. The firm does not learn of this: it reads what every firm reads.": [
        f"{_BANS}test_s16_the_page_of_a_firm_never_asks_the_register"
    ],
    "Noted. The firm does not learn of it.": [f"{_BANS}test_s16_the_page_of_a_firm_never_asks_the_register"],
    "No firm learns that it stands here or is like one that does. Say it to nobody outside.": [
        f"{_BANS}test_s16_the_page_of_a_firm_never_asks_the_register",
        f"{_BANS}test_s23_nobody_else_writes_or_reads_it",
    ],
    "If you choose one, it is closed at once.": [
        f"{_BANS}test_s15_with_an_employer_here_what_learners_show_it_ends_and_somebody_speaks_with_them"
    ],
    "Then nobody looks at your firm any more. You can ask again at any time.": [
        f"{_APPLYING}test_with_its_code_a_firm_takes_it_back"
    ],
    "We do not look at your firm any more. You can ask again at any time.": [
        f"{_APPLYING}test_with_its_code_a_firm_takes_it_back"
    ],
    "It is %(name)s, which is kept away.": [
        f"{_BANS}test_s16_an_employer_that_is_kept_away_is_not_opened_again",
        f"{_BANS}test_the_same_firm_stays_the_same_whatever_it_says_besides",
    ],
    "One coordinator can close an employer, at once. What learners show it ends.": [
        f"{_BANS}test_a_new_entry_finds_who_is_here_by_everything_they_said",
        f"{_BANS}test_s15_with_an_employer_here_what_learners_show_it_ends_and_somebody_speaks_with_them",
    ],
    "It is kept away from now on.": [
        f"{_BANS}test_it_is_taken_up_when_somebody_said_that_it_is_another_firm",
        f"{_BANS}test_it_ends_on_its_day",
    ],
    "You need nobody else for it. Another organisation can lift it.": [
        f"{_BANS}test_one_adds_it_and_another_organisation_lifts_it"
    ],
    "Until %(day)s": [f"{_BANS}test_it_ends_on_its_day"],
    "Until when it is kept away": [f"{_BANS}test_it_ends_on_its_day"],
}

#: What the same pages say besides: labels, what is asked, and what is told about a form.
NO_PROMISE_EMPLOYERS = [
    "Answer by %(day)s",
    "Call the number that stands in the register, not only this one.",
    "Go on with what you saved",
    "It cannot be saved at the moment. Please try again tomorrow.",
    "It does not have the form of its country.",
    "It is saved",
    "Nothing is saved under this code and name. Look at both once more.",
    "People who learn here look for work, internships and trial days. You can ask to meet them.",
    "Save it and go on later",
    "Save the changes",
    "Sent on %(day)s",
    "Tasks, hours, pay, and how long a contract lasts.",
    "The page was open for too long, so the last changes were not saved. Type your code once more.",
    "We cannot work together at this time. This says nothing about the quality of your work.",
    "Whoever learns here decides alone what to show you. You cannot search people here.",
    "An employer she showed something to is kept away from now on",
    "An employer that no longer takes part",
    "Close to a firm that is kept away",
    "Keep it away",
    "This was answered very often. Write the rest where you keep your papers.",
    "Kept away",
    "Lifted by <bdi>%(name)s</bdi> on %(day)s.",
    "No longer kept away",
    "Of which day that is",
    "To keep firms away that harmed somebody, whatever they call themselves.",
    "To show who found that a firm is, or is not, one that is kept away.",
    "Why it is kept away",
    "Employers close to a firm that is kept away",
    "It pays by the day or in cash",
    "Nobody pays to work. A deposit, a course or a journey paid in advance becomes a debt.",
    "Whoever keeps a passport keeps a person.",
    "About the firm only, never about a learner.",
]
