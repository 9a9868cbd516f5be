"""What an employer's people are promised, with the tests that hold it (promises.py)."""

_MEMBERS = "employers/members/test_members.py::"
_JOINS = f"{_MEMBERS}test_s9_who_is_invited_comes_in_by_a_code_and_does_nothing_before_a_yes"
_ONCE = f"{_MEMBERS}test_r6_an_invitation_is_used_once"
_ENDS = f"{_MEMBERS}test_s10_a_code_that_opens_nothing_says_the_same_whatever_the_reason"
_REMOVED = f"{_MEMBERS}test_s15_who_is_removed_is_out_with_an_open_tab"
_LEFT = f"{_MEMBERS}test_who_leaves_is_signed_out_everywhere_and_comes_in_no_more"

_YEARLY = "lms/organisations/test_yearly.py::"
_CLOSES = f"{_YEARLY}test_s15_its_door_closes_on_the_day_and_opens_with_two_new_checks"
_MONTH = f"{_YEARLY}test_a_month_before_it_waits_for_both_and_stays_open_meanwhile"
_POOL = f"{_YEARLY}test_nobody_checked_it_in_time_so_the_pool_is_asked"
_UNTIL = f"{_YEARLY}test_a_coordinator_reads_on_the_desk_until_when"

#: Source text → tests.
MEMBERS: dict[str, list[str]] = {
    "We check every employer again each year. With yours we are late, so nothing is shown here for now. You"
    " need to do nothing: we call you, and then all is as before.": [_CLOSES],
    "We check every employer again each year, yours before %(day)s. We call you.": [_CLOSES, _MONTH],
    "Its door has been closed since %(day)s, because nobody checked it again in time. What was shared stays"
    " and can be seen again afterwards.": [_CLOSES, _UNTIL],
    "Check it again by %(day)s": [_UNTIL, _MONTH],
    "To check again by %(day)s.": [_UNTIL, _MONTH],
    "You are asked as one of the standing pool: the second check is missing.": [_POOL],
    "The second check is missing. From %(day)s on the standing pool is asked.": [_POOL],
    "When nobody has made the second check of an employer for %(days)s working day, those here are asked.": [
        _POOL
    ],
    "Is no longer asked.": [f"{_YEARLY}test_on_the_desk_the_pool_is_a_page_beside_the_employers"],
    "It never applied. Fill this in together with the firm: then it has a checklist and red flags as every"
    " other, and is compared with the firms that are kept away. Its door stays as it is until the next"
    " check.": [
        "employers/applications/test_applying.py::test_an_employer_that_never_applied_gets_a_checklist"
    ],
    "A colleague who leads here confirms that it is you. Until then nothing is shown to you.": [_JOINS],
    "Your colleague says that it is you. Until then nothing is shown to you.": [_JOINS],
    "Joined on %(day)s. Nothing is shown to this person yet.": [_JOINS],
    "Joined on %(day)s with an invitation of yours, and sees nothing before you have said yes. Ask in person"
    " or by telephone.": [_JOINS],
    "The code stands here and nowhere else. Give it in person or by telephone.": [_JOINS],
    "It is not kept anywhere. If nobody wrote it down, take the invitation back and make another one.": [
        _JOINS
    ],
    "It works once, and for %(days)s day.": [_ONCE, _ENDS],
    "The code works once, and for %(days)s day.": [_ONCE, _ENDS],
    "It works once, and for %(days)s day. When your colleague has joined, you are asked whether it is the"
    " person you invited.": [_ONCE, _ENDS, _JOINS],
    "Open until: %(day)s": [_ENDS],
    "An invitation is open until: %(day)s": [_ENDS],
    "Saved. It holds from now on.": [f"{_MEMBERS}test_a_duty_that_is_taken_away_ends_with_the_next_request"],
    "This person is signed out and no longer comes in.": [_REMOVED],
    "This person no longer comes in.": [_REMOVED],
    "This person is signed out on every device at once and cannot come in again.": [_REMOVED],
    "Nobody would be left who can invite others. First let a colleague do that too.": [
        f"{_MEMBERS}test_the_last_who_leads_cannot_shut_the_firm_out"
    ],
    "About your account alone. What people show to your organisation is theirs.": [
        f"{_MEMBERS}test_s34_her_copy_holds_what_is_hers_and_nobody_elses"
    ],
    "You see nothing of %(name)s here any more, from now on.": [_LEFT],
    "You are signed out, and no longer come in for %(name)s. Thank you for your time with us.": [_LEFT],
    "Ends your account here.": [_LEFT],
    "Your colleagues here read your name. Whoever looks for work reads the name of your organisation"
    " alone.": ["lms/privacy/test_pages.py::test_s24_she_reads_in_plain_words_who_opened_what"],
}

#: What the same pages say besides: labels, buttons, and what is told about a form.
NO_PROMISE_MEMBERS = [
    "That you may be asked for the second check",
    "To know who is asked when nobody else has checked an employer in time.",
    "Ask no longer",
    "Nobody is asked yet.",
    "deleted after %(days)s day",
    "End it now",
    "Here since %(day)s",
    "I no longer work here",
    "Made by us on %(day)s",
    "Made on %(day)s",
    "This person no longer works with you",
    "No, keep this person out",
    "Nobody of this firm comes in yet.",
    "Now you choose a password that only you know.",
    "Take your copy of what is kept about you before.",
    "Then you set up a second step, with your phone or a key. Have it with you.",
    "This cannot be used. Choose another one.",
    "This was open for too long, or the invitation has ended. Type the code once more, or ask for another"
    " one.",
    "What is kept about you",
    "Your password and your second step",
]
