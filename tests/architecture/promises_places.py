"""What pages of places at work promise, with the tests that hold it (promises.py)."""

_AGREEMENT = "employers/placements/test_agreements.py::test_"
_AFTER = "employers/placements/test_after.py::test_"
_HERS_ALONE = [f"{_AFTER}her_own_look_comes_first_and_nobody_else_reads_it"]
_ACCEPTED = [
    f"{_AFTER}only_her_acceptance_makes_it_evidence",
    f"{_AFTER}it_can_stand_on_her_certificate_and_says_nothing_of_the_employer",
]
_TOLD = [f"{_AFTER}what_she_told_her_adviser_reads_where_she_says_so_and_the_employer_never"]
_NAMELESS = [f"{_AGREEMENT}s16_the_employer_reads_the_alias_and_no_name_of_hers"]
_CLOSED = [f"{_AGREEMENT}s15_the_next_request_of_the_session_finds_nothing_and_hers_stays"]
_SHOWN = [
    f"{_AGREEMENT}before_her_yes_the_employer_finds_nothing_and_signs_nothing",
    f"{_AGREEMENT}s23_who_opens_it",
]
_JOINED = "employers/placements/test_joined.py::test_"
_HELD = [f"{_JOINED}an_employer_says_it_of_an_agreement_and_one_coordinator_holds_it"]
_AGAIN = [f"{_AGREEMENT}changed_words_are_signed_again_by_all_and_the_old_page_signs_nothing"]

#: Source text → tests.
PLACES: dict[str, list[str]] = {
    "If you hold it, nobody can sign it, and the employer no longer finds it. It goes on when both of"
    " you have looked into it.": _HELD,
    "Coordinators look into something here. Until they have, nobody signs, and the employer does not find"
    " it.": _HELD,
    "What to ask, what always holds, what they see when you sign. They learn nothing of it.": [
        f"{_AGREEMENT}before_her_yes_the_employer_finds_nothing_and_signs_nothing"
    ],
    "%(organisation)s may read this agreement until %(until)s: who signs it there, and who works beside me."
    " They see no name of mine and nothing else. I can take it back at any time.": [
        *_SHOWN,
        *_NAMELESS,
        *_CLOSED,
    ],
    "Now %(name)s sees nothing of it. If you say yes, two people there can read it until %(until)s: who"
    " signs, and your tutor. They see no name of yours.": [*_SHOWN, *_NAMELESS],
    "From the first talk with an employer to the third month. You begin it, and you say who sees what.": [
        f"{_AGREEMENT}she_begins_where_she_shows_something_and_nowhere_else",
        *_SHOWN,
    ],
    "They can read the agreement until %(day)s": _SHOWN,
    "What was agreed and written stays yours.": _CLOSED,
    "Only you read this.": _HERS_ALONE,
    "Only you read it": _HERS_ALONE,
    "Keep it for me": _HERS_ALONE,
    "First you, then the others. Nobody but you reads this. You can leave all of it empty.": _HERS_ALONE,
    "It stays with you. Neither the employer nor your adviser reads it.": _HERS_ALONE,
    "I do not agree. It counts nowhere.": _ACCEPTED,
    "You read it first. It counts nowhere before you say so, and only what you agree with.": [
        *_HERS_ALONE,
        *_ACCEPTED,
    ],
    "Saved. What you agreed with is now among what you can do.": _ACCEPTED,
    "About the work only. The person you write about reads it first.": [
        f"{_AFTER}the_tutor_sends_it_and_does_not_see_it_again"
    ],
    "Saved. The employer sees nothing of it.": _TOLD,
    "Tell it if you want. Only you read it, unless you tick the last box. The employer sees nothing of it.": (
        _TOLD
    ),
    "herself; her adviser the day, and the rest where she said so": _TOLD,
    "To keep what you told of your way to work, and to count it without you.": [
        f"{_AFTER}numbers_say_tens_and_nothing_below_ten"
    ],
    "To ask you after one, three and six months how it is going, where you wanted to be asked.": [
        f"{_AFTER}she_is_asked_only_where_she_wants_to_be"
    ],
    "Ask me after one, three and six months how it is going": [
        f"{_AFTER}her_adviser_is_asked_on_the_day_and_nobody_else"
    ],
    "Then your adviser knows the day, and nothing else.": [
        f"{_AFTER}her_adviser_is_asked_on_the_day_and_nobody_else",
        *_TOLD,
    ],
    "The day has come on which she wanted to be asked about her work": [
        f"{_AFTER}her_adviser_is_asked_on_the_day_and_nobody_else"
    ],
    "To prepare a place at an employer with you, and to keep what was agreed and what came of it.": _CLOSED,
    "To show who said yes to which words, and on which day.": [
        f"{_AGREEMENT}everybody_signs_for_herself_and_nobody_for_another"
    ],
    "Her name is written by hand: we do not keep it. Everybody who signs has a copy. An example, not checked"
    " by a lawyer.": [f"{_AGREEMENT}the_paper_is_one_for_all_and_has_lines_to_sign_on"],
    "You sign with your PIN, which you have just given. Your name is not kept here: you write it on the"
    " paper.": [f"{_AGREEMENT}she_signs_on_her_page_with_what_she_read_on_it", *_NAMELESS],
    "Version %(number)s of %(day)s. A change is a new version, and all sign again.": _AGAIN,
}

#: What the firm and the adviser agree on paper, what is true of any work; labels, days, what is asked.
NO_PROMISE_PLACES = [
    "The last day comes after the first, and the first look lies between them.",
    "This employer no longer takes part.",
    "On which days, at which hours",
    "How much is paid, and on which day",
    "Training before the first day, insurance, who pays for it",
    "First day",
    "Last day",
    "I go alone",
    "I no longer work there",
    "Who comes along on the first day",
    "Of an internship or a contract, your first day.",
    "after how many months",
    "until",
    "From the first talk to the third month.",
    "I know what I will do, on which days and at which hours.",
    "I know how much I am paid, and on which day.",
    "Nobody may keep your papers. They look at them and give them back.",
    "You may stop at once when something is dangerous.",
    "Your name, your day of birth, your country. They write them into the contract.",
    "Without it nobody can pay you. It tells nothing else about you.",
    "It should be yours alone. The statement with what you buy is not theirs to see.",
    "The employer tells %(office)s that you work there, before your first day.",
    "your health: only a doctor may ask about it",
    "%(count)d hour a week.",
    "From %(start)s to %(end)s. First look together: %(look)s.",
    "The firm receives what stands in this agreement and nothing else. Her papers stay with her.",
    "She speaks with %(adviser)s on the same day. She may stop at once, and the day is paid.",
    "On the first day",
    "You have been there for %(months)s month. Say as much as you want.",
    "What they do not see",
    "Looked at on %(day)s. An example, not checked by a lawyer. Ask your adviser.",
    "What always holds",
    "Internship agreement %(reference)s, version %(number)s of %(day)s",
    "Signed on %(day)s",
]
