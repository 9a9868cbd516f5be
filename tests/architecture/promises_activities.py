"""What ways to answer say, to authors and to learners, that sounds like a promise and is none."""

NO_PROMISE_ACTIVITIES = (
    "A PDF or a recording to keep. She reads what it is and how large.",
    "As long as you like. You can also go on without it.",
    "It stays on your phone until you delete it.",
    "Under “Good to know”, where there is one. Else the steps stand alone.",
    "%%(item)s is no longer joined with %%(partner)s.",
    "For those who cannot see it, without saying what is right.",
    "Say what the picture shows, for those who cannot see it.",
    "She reads it in the list beside the picture. Never whether it is right.",
    "* stands for anything: “wash*” is also “washing”. Write \\* for a star itself.",
    "A star alone would be right whatever she writes. Give it 0 percent, or add letters.",
    "All pairs end with the same words. Add a wrong partner, or another pair.",
    "Every number that counts. Add wrong ones too, to say why they do not work.",
    "Every way to say it that counts. Add wrong ones too, to say why they do not work.",
    "For an answer that is not right: why it does not work.",
    "For those who cannot see it, without saying whether it is right.",
    "Gap %(number)d does not stand in the text. Write {{%(number)d}} where it is, once.",
    "Its number. Empty: here it ends.",
    "No way to the end is good all along. Mark one.",
    "There are too many ways through it. Let more of them end.",
    "Save and tell her",
    "Save it as it is now",
    "She wrote an answer that nobody has read yet.",
    "Thank you. Only you can say this.",
    "They belong to nothing, so the last pair is not found by itself.",
    "Where to look. Never the partner itself.",
    "Write only the number, with digits.",
    "She shows what she made. A trainer looks at it and answers. Never a picture of her.",
    "Photograph your work, never yourself. No faces, no names, no papers.",
    "You said it aloud. Only you can say how it was.",
    "What your learners wrote or handed in, and nobody has looked at yet.",
    "Up to %(count)s second",
    "Write {{1}} where the first word is missing, {{2}} for the second.",
)

PROMISES_ACTIVITIES = {
    "Only for you": [
        "courses/catalogue/test_doing.py::test_what_she_writes_for_herself_is_in_no_form_and_has_no_name"
    ],
    "Only for me": [
        "courses/catalogue/test_doing.py::test_what_she_writes_for_herself_is_in_no_form_and_has_no_name"
    ],
    "What you write here is sent nowhere and saved nowhere. It is gone when you leave this page. "
    "What you want to keep, write on paper.": [
        "courses/catalogue/test_doing.py::test_what_she_writes_for_herself_is_in_no_form_and_has_no_name"
    ],
    "Something to think about. What she writes is sent nowhere and saved nowhere.": [
        "courses/catalogue/test_doing.py::test_what_she_writes_for_herself_is_in_no_form_and_has_no_name"
    ],
    "What to look for. Learners never see it.": [
        "courses/activities/test_open_text.py::test_she_reads_what_a_good_answer_has_and_not_what_is_looked_for"
    ],
    "She reads it under her answer. Use short, plain words, and write about the work only.": [
        "courses/attempts/test_marking.py::test_she_reads_it_under_her_answer_and_on_her_home"
    ],
    "This is what you sent. It stays as long as you choose no other.": [
        "courses/attempts/test_hand_ins.py::test_a_photo_is_looked_at_given_back_and_looked_at_again"
    ],
    "Hidden details are removed.": [
        "courses/attempts/test_hand_ins.py::test_a_photo_is_looked_at_given_back_and_looked_at_again"
    ],
    "Only your trainers see it.": [
        "courses/attempts/test_hand_ins.py::test_nobody_else_gets_what_she_handed_in"
    ],
    "Say it aloud three times. If you record it, only you hear it: it is never sent, and it is gone when you "
    "leave this page.": ["courses/attempts/test_hand_ins.py::test_saying_it_is_hers_alone"],
    "Only what is not right yet is given back, and nothing of a test.": [
        "courses/attempts/test_hand_ins.py::test_a_mark_says_something_of_everything_that_is_looked_at"
    ],
    "This mark can no longer be taken back. Nothing was changed.": [
        "courses/attempts/test_hand_ins.py::test_what_she_has_answered_anew_keeps_its_mark"
    ],
    "It is saved. She reads it on her home page.": [
        "courses/attempts/test_marking.py::test_she_reads_it_under_her_answer_and_on_her_home"
    ],
    "Saved. A person will read it.": [
        "courses/attempts/test_marking.py::test_the_desk_asks_her_trainer_to_read_it"
    ],
}
