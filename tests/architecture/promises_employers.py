"""What firms and those who check them are promised, with the tests that hold it (promises.py)."""

_APPLYING = "employers/applications/test_applying.py::"

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
}

#: What the same pages say besides: labels, what is asked, and what is told about a form.
NO_PROMISE_EMPLOYERS = [
    "Answer by %(day)s",
    "Call the number that stands in the register, not only this one.",
    "Go on with what you saved",
    "It cannot be saved at the moment. Please try again tomorrow.",
    "It does not have the form of its country.",
    "It is saved",
    "Nothing is saved under this code.",
    "People who learn here look for work, internships and trial days. You can ask to meet them.",
    "Save it and go on later",
    "Save the changes",
    "Sent on %(day)s",
    "Tasks, hours, pay, and how long a contract lasts.",
    "The page was open for too long, so the last changes were not saved. Type your code once more.",
    "We cannot work together at this time. This says nothing about the quality of your work.",
    "Whoever learns here decides alone what to show you. You cannot search people here.",
]
