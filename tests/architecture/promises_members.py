"""What an employer's people are promised, with the tests that hold it (promises.py)."""

_MEMBERS = "employers/members/test_members.py::"
_JOINS = f"{_MEMBERS}test_s9_who_is_invited_comes_in_by_a_code_and_does_nothing_before_a_yes"
_ONCE = f"{_MEMBERS}test_r6_an_invitation_is_used_once"
_ENDS = f"{_MEMBERS}test_s10_a_code_that_opens_nothing_says_the_same_whatever_the_reason"
_REMOVED = f"{_MEMBERS}test_s15_who_is_removed_is_out_with_an_open_tab"
_LEFT = f"{_MEMBERS}test_who_leaves_is_signed_out_everywhere_and_comes_in_no_more"

#: Source text → tests.
MEMBERS: dict[str, list[str]] = {
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
