"""What is promised about stories, with the tests that hold it (promises.py)."""

HELD = "lms/stories/test_stories.py::test_"
YES = f"{HELD}only_her_yes_and_fourteen_days_make_it_public"
TWO = f"{HELD}two_of_two_organisations_read_it_and_nobody_else_sees_a_word"
BACK = f"{HELD}taken_back_it_is_nowhere"
CHANGE = f"{HELD}a_change_takes_it_off_at_once_and_is_read_anew"
BARRED = f"{HELD}nobody_of_whom_she_named_learns_that_there_is_a_story"
UNKNOWN = f"{HELD}a_name_that_nobody_knows_keeps_everybody_out_until_she_changes_it"
ASIDE = f"{HELD}one_reader_takes_it_off_the_pages_at_once"
ROWS = f"{HELD}s37_no_row_says_who_told_it_nor_when"
AGAIN = f"{HELD}a_restored_backup_takes_back_again_and_publishes_nothing_new"
WORDS = f"{HELD}a_translation_is_read_when_the_other_reader_has_looked"

#: Source text → tests.
STORIES: dict[str, list[str]] = {
    "You read it now. One more person does, and nobody else.": [TWO],
    "Saved. The second reader looks at it before anybody else can.": [WORDS],
    "She is asked only when all of this is so.": [TWO],
    "Empty: after a year, unless you say yes for one more.": [YES],
    "Nobody who works in these countries may read it before": [BARRED],
    "Nobody of these organisations may read it before": [BARRED],
    "Write each name on a line of its own. Where we are not sure which one you mean, nobody reads it until you have written the name in another way.": [
        UNKNOWN
    ],
    "You said yes. It waits at least %(days)s days, in case you think again.": [YES],
    "It may stay for one more year.": [YES],
    "Somebody told them without an account. Two people read each, and nobody else sees a word of it before she says yes.": [
        TWO,
        YES,
    ],
    "Take it off the pages at once. It is read once more, and she is asked again.": [ASIDE],
    "Told by women who wanted to tell them. Each of them can take hers back on any day.": [BACK],
    "When you send it, the text of before is gone from the pages at once. Two people read the new one.": [
        CHANGE
    ],
    "What you do not choose does not happen.": [YES],
    "Two people of organisations read it before anybody else can. Keep out whoever might know you.": [
        TWO,
        BARRED,
    ],
    "Your story is deleted. The number on your slip opens nothing any more.": [BACK],
    "Nobody reads it yet: a name you wrote is not known to us, or nobody is left who may read it. Change whom you keep out.": [
        UNKNOWN
    ],
    "Only two people may read it until you say yes.": [TWO],
    "Two people have read it. Compare both texts: it is published only if you say yes.": [YES],
    "Its time is over, and nobody can read it.": [YES],
    "You said yes. Everybody can read it from %(day)s. Until then you can still take it back, and nobody will have seen it.": [
        YES,
        BACK,
    ],
    "Nothing has been sent yet. When you leave this page now, nothing stays.": [ROWS],
    "It is published only when you say yes, and at least %(days)s days later. No answer is a no.": [YES],
    "After a year you say yes again, or it is taken down.": [YES],
    "Whoever told it has agreed to this text, and can take it back on any day.": [YES, BACK],
    "Text, picture and translations are deleted here at once. Nobody can bring them back, we neither.": [
        BACK
    ],
    "What somebody has printed or copied stays with them. Backups of the website still hold it for a few weeks; nobody reads them, and it is not brought back from them.": [
        AGAIN
    ],
    "Nothing is kept of your device or of who you are. Of the time, only the week is kept.": [ROWS],
    "Write the number down now, or print it. When this page is closed, nobody can show it again.": [ROWS],
}

#: Labels, days, and what is asked of whoever tells or reads a story.
NO_PROMISE_STORIES = [
    "Read in %(minutes)s minute",
    "It cannot be published",
    "Saved. The second reader looks at it now.",
    "No day, and no year that tells which case it was",
    "Nobody else can be recognised: no child, friend, employer or colleague",
    "Nothing so rare that only one woman can have told it",
    "First day at work",
    "What she agreed to has a first and a last day.",
    "the second person who reads the same story",
    "Tell her why, in words that hurt nobody.",
    "What is on it, for those who cannot see it",
    "One that you make up and that nobody calls you. Empty: no name.",
    "If stories are read aloud here one day, who may read yours?",
    "Take it down on this day",
    "Choose a day that is at least two months away: two people read it first.",
    "So many stories came in that yours could not be kept. Come again tomorrow.",
    "Take only what you can read in its language, and only when you can do so alone. Guess nothing about who told it, and speak of it with nobody but the second reader.",
    "week of %(day)s",
    "Everybody can read it, until %(day)s.",
    "This is your version. The second reader looks at it now.",
    "to be looked at by the second reader",
    "Show it to the second reader",
    "It is gone",
    "Two people have read it and cannot publish it. You can change it, or take it back.",
    "Yes, for one more year",
    "A court, the police or an asylum office may read what is published, also years later. If you have a case or may have one, ask your lawyer before you tell it here.",
    "How to stay hard to find",
    "Change the town, the month and the work. Keep the weather and the bread.",
    "Leave out names, ages, how many children, and what only you can have seen.",
    "Write about others only what they would want to read.",
    "Use a phone or a computer that nobody else looks into.",
    "Once it has been printed or copied by somebody, nobody can call that back.",
    "Delete it now",
    "With it you come back to this website, choose Stories, then “I have a slip”. Whoever has the number can read your story and take it back: keep it where nobody looks.",
    "Two people will read it. Come back in about ten days.",
]
