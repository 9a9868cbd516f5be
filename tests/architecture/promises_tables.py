"""What is promised about round tables, with the tests that hold it (promises.py)."""

DESK = "lms/network/desk/test_tables.py::test_"
THROUGH = [f"{DESK}from_answers_in_three_languages_through_frozen_minutes_to_a_report"]
FROZEN = [f"{DESK}what_is_frozen_nobody_changes_and_a_change_past_us_is_told"]
NAMED = [f"{DESK}the_report_names_who_said_yes_until_she_says_no"]
SECOND = [f"{DESK}a_translation_is_a_first_draft_until_a_second_person_has_read_it"]
STOPPED = [f"{DESK}what_is_wrong_is_said_beside_it_and_taken_away_at_once"]
MEETINGS = "lms/network/desk/test_meetings.py::test_"
HOUR_BEFORE = [f"{MEETINGS}a_moment_is_found_fixed_and_its_link_read_for_the_hour_before"]
LAID_OUT = [f"{MEETINGS}a_document_is_made_clean_read_at_its_table_alone_and_goes_with_its_file"]
ENDED = [f"{DESK}an_invitation_that_is_taken_back_ends_at_the_next_request"]

#: Source text → tests.
TABLES: dict[str, list[str]] = {
    "%(language)s, a first draft, not read by a second": SECOND,
    "%(language)s, by a person, read by a second": SECOND,
    "Saved as a first draft. A second person reads it beside what was said.": SECOND,
    "A question that was answered cannot be taken away.": [f"{DESK}a_question_that_was_answered_stays"],
    "Everybody reads the summary, the decisions and the frozen minutes. Nobody can say anything at the table any more. Organisations are named only where they said yes.": [
        *THROUGH,
        *NAMED,
    ],
    "Freeze the minutes first: everybody reads them in the report.": THROUGH,
    "Frozen on %(day)s. Nobody can change them now, and neither can we. Their fingerprint is %(fingerprint)s.": FROZEN,
    "Frozen. Nobody can change them now.": FROZEN,
    "Nobody can change them afterwards, and neither can you.": FROZEN,
    "These are not the words that were frozen: somebody has changed them past this website. Do not rely on them.": FROZEN,
    "If something is wrong, say so beside it. A coordinator can take it away at once, and two look into it.": STOPPED,
    "If you take it away, nobody at the table reads it from this moment on. It can come back when both of you have looked into it.": STOPPED,
    "It is not kept anywhere. If nobody wrote it down, take the invitation back and invite anew.": THROUGH,
    "You read this password now and never again. Tell it in another way than the user name.": THROUGH,
    "Only you read it. The report names it if it says yes.": [*THROUGH, *NAMED],
    "Saved. Nobody else reads it until you open it.": THROUGH,
    "Saved. Only who moderates reads them until they go round.": THROUGH,
    "Saved. You can change it at any time.": NAMED,
    "They can be frozen when these days are over.": THROUGH,
    "It is shown an hour before the meeting, and not any earlier.": HOUR_BEFORE,
    "The link to a meeting is shown here an hour before it begins.": HOUR_BEFORE,
    "It no longer lies there, and its file is gone.": LAID_OUT,
    "They no longer read this table. What they said stays.": ENDED,
}

#: Labels, days, and how people are asked to talk.
NO_PROMISE_TABLES = [
    "%(day)s, in this language: %(language)s",
    "A firm of this name is known where learners look for work. Here it would learn what they have lived through. Invite it only if you have thought of that, and tick the box.",
    "Change the minutes",
    "Clocks skip this hour on this day. Choose another one.",
    "How many minutes",
    "Day of the meeting",
    "End it with a report",
    "Ended with a report",
    "Minutes of %(day)s",
    "No day was set",
    "No round table has ended yet.",
    "No, only a role and a country",
    "Nobody looks for workers here, and nobody asks whom another one knows.",
    "Noted: a second person has read it.",
    "Open until",
    "Open until %(day)s",
    "Report of %(day)s",
    "Services and employers answer your questions. It ends with a report that everybody reads.",
    "Services and employers of several countries talk about a question, each in her own language. Every round table ends with a report.",
    "So that minutes say what those who were there heard.",
    "This day is over. Choose one that comes.",
    "Those who were there can say until %(day)s what they want otherwise.",
    "Those who were there have seven days then.",
    "We talk about work and services, never about one woman: no name, no handle, no number, no place that leads to her.",
    "What is said here may be used outside. Who said it stays here.",
    "What you wanted otherwise in minutes",
    "Write minutes",
    "Your summary: what most agree on, and what nobody has agreed on yet.",
    "no longer invited",
    "of which day",
    "“What should a first working week look like?”",
]
