"""What ways to answer say, to authors and to learners, that sounds like a promise and is none."""

NO_PROMISE_ACTIVITIES = (
    "* stands for anything: “wash*” is also “washing”. Write \\* for a star itself.",
    "A star alone would be right whatever she writes. Give it 0 percent, or add letters.",
    "All pairs end with the same words. Add a wrong partner, or another pair.",
    "Every number that counts. Add wrong ones too, to say why they do not work.",
    "Every way to say it that counts. Add wrong ones too, to say why they do not work.",
    "For an answer that is not right: why it does not work.",
    "Gap %(number)d does not stand in the text. Write {{%(number)d}} where it is, once.",
    "They belong to nothing, so the last pair is not found by itself.",
    "Where to look. Never the partner itself.",
    "Write only the number, with digits.",
    "Write {{1}} where the first word is missing, {{2}} for the second.",
)
