"""What is promised about work that employers offer."""

WRITING = "employers/vacancies/test_writing.py::"
HERS = "employers/vacancies/test_hers.py::"
IMPORTING = "employers/vacancies/test_importing.py::"
UNSEEN = [
    f"{HERS}test_s16_an_employer_sees_nothing_of_who_reads_or_keeps",
    f"{HERS}test_s16_nothing_she_does_not_see_happens_by_reading_saving_or_putting_aside",
]
READ_ANEW = [f"{WRITING}test_s16_a_change_of_an_open_one_waits_beside_what_was_read"]
GONE = [f"{WRITING}test_closed_it_is_written_again_as_a_new_draft"]
NOT_BEFORE = [f"{HERS}test_she_reads_what_is_open_and_nothing_else"]
DAYS = [f"{WRITING}test_on_its_last_day_it_is_open_and_on_the_next_it_is_over"]
KEPT = [f"{WRITING}test_it_closes_after_its_days_unless_kept_open_in_the_last_week"]
WHEN = [f"{WRITING}test_the_day_of_the_answer_is_the_one_that_was_promised"]
ALL_OR_NONE = [f"{IMPORTING}test_everything_is_saved_or_nothing"]

VACANCIES = {
    "Nobody sees that you look.": UNSEEN,
    "Now: nothing. Nobody there knows that you read this page, save it or put it aside.": UNSEEN,
    "Saved. Only you know.": UNSEEN,
    "Only you know what you save. What an employer closes is no longer here.": [*UNSEEN, *GONE],
    "only you": UNSEEN,
    "You do not see who reads it.": UNSEEN,
    "You do not see it in your list any more.": [f"{HERS}test_saved_and_put_aside_are_hers_and_taken_back"],
    "We read the change first. Until then people read what stood there before.": READ_ANEW,
    "It is open. What you read here is a change: people read what stood there before until you open it.": (
        READ_ANEW
    ),
    "Your change is with our reviewers, who answer by %(day)s. Until then people read what stood there before.": [
        *READ_ANEW,
        *WHEN,
    ],
    "Write it as you would say it. Our reviewers read it before anybody else. Sent today, you have an answer by %(day)s.": [
        *NOT_BEFORE,
        *WHEN,
    ],
    "Offer work, an internship or trial days. We read everything before anybody else does.": NOT_BEFORE,
    "It is saved. Nobody reads it before you send it.": NOT_BEFORE,
    "Nobody can read it any more.": GONE,
    "It is closed. Nobody can read it any more.": GONE,
    "A vacancy closes after %(days)s days unless you keep it open.": [*DAYS, *KEPT],
    "It is open for %(days)s days.": DAYS,
    "It closes on %(day)s": DAYS,
    "Keep it open for %(days)s days more": KEPT,
    "Open until %(day)s. People who learn here find it in their list too.": DAYS,
    "You look at everything first. Then all of it is saved as drafts, or nothing.": ALL_OR_NONE,
    "Nothing was saved. Correct the table and choose it again.": ALL_OR_NONE,
    "Nothing of this is saved yet.": [
        f"{WRITING}test_an_occupation_suggests_its_skills_and_saves_nothing",
        f"{WRITING}test_s16_flags_are_told_kindly_beside_the_field_with_a_sentence_instead",
    ],
    "About the vacancy only. The employer does not read this.": [
        f"{WRITING}test_the_employer_reads_the_sentence_and_not_the_note"
    ],
    "Without this only people who learn here can read it.": [
        f"{HERS}test_s16_only_what_is_marked_public_is_a_page_for_everybody"
    ],
}
