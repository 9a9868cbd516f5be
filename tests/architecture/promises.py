"""Every promise the software makes in words, with the tests that hold it."""

from tests.architecture.promises_activities import PROMISES_ACTIVITIES
from tests.architecture.promises_concerns import CONCERNS
from tests.architecture.promises_contact import CONTACT
from tests.architecture.promises_days import DAYS
from tests.architecture.promises_employers import EMPLOYERS
from tests.architecture.promises_groups import GROUPS
from tests.architecture.promises_interchange import INTERCHANGE
from tests.architecture.promises_matching import MATCHING
from tests.architecture.promises_materials import MATERIALS
from tests.architecture.promises_members import MEMBERS
from tests.architecture.promises_network import NETWORK
from tests.architecture.promises_places import PLACES
from tests.architecture.promises_plan_desk import PLAN_DESK
from tests.architecture.promises_plan_hand import PLAN_HAND
from tests.architecture.promises_plan_hers import PLAN_HERS
from tests.architecture.promises_portfolio import PORTFOLIO
from tests.architecture.promises_public import PUBLIC
from tests.architecture.promises_record import RECORD
from tests.architecture.promises_rules import RULES
from tests.architecture.promises_sessions import SESSIONS
from tests.architecture.promises_stories import STORIES
from tests.architecture.promises_tables import TABLES
from tests.architecture.promises_vacancies import VACANCIES
from tests.architecture.promises_video import VIDEO

#: Source text → tests, from tests/ on. Where a promise has several halves, each half has one.
PROMISES = {
    **PROMISES_ACTIVITIES,
    **CONCERNS,
    **CONTACT,
    **DAYS,
    **EMPLOYERS,
    **INTERCHANGE,
    **MEMBERS,
    **NETWORK,
    **TABLES,
    **STORIES,
    **VIDEO,
    **MATERIALS,
    **PORTFOLIO,
    **PLACES,
    **RECORD,
    **RULES,
    **GROUPS,
    **SESSIONS,
    **MATCHING,
    **PLAN_DESK,
    **PLAN_HAND,
    **PLAN_HERS,
    **PUBLIC,
    **VACANCIES,
    "%(count)d printed edition is no longer true. Throw it away: %(names)s.": [
        "lms/contacts/test_actions.py::test_whoever_changes_it_is_told_what_to_throw_away"
    ],
    "Left empty, and at most: six months after the check, three for emergency numbers and crisis lines. After it a crisis line keeps standing and says when it was checked; of any other, readers are told to ask their adviser.": [
        "lms/contacts/test_actions.py::test_whoever_changes_it_is_told_what_to_throw_away",
        "lms/contacts/test_shown.py::test_a_crisis_line_nobody_checked_in_time_keeps_standing_with_its_day_and_the_emergency_beside_it",
        "lms/contacts/test_shown.py::test_of_any_other_the_number_goes",
    ],
    "A review made on that day holds until %(day)s at most. Leave this empty for as long as that.": [
        "lms/messaging/test_guidance.py::test_no_review_holds_longer_than_that"
    ],
    "After this day it is no longer shown. Left empty, and at most: six months after the review.": [
        "lms/messaging/test_guidance.py::test_it_holds_on_its_last_day",
        "lms/messaging/test_guidance.py::test_no_review_holds_longer_than_that",
    ],
    "She no longer takes this course. What she has done is kept.": [
        "courses/desk/test_office.py::test_she_takes_a_course_no_more_and_can_take_it_again"
    ],
    "What she has done in them is kept. She goes on where she was.": [
        "courses/enrolments/test_actions.py::test_coming_back_goes_on_where_she_was"
    ],
    "Her account is closed for now, so she cannot read an answer. Nothing was sent.": [
        "lms/messaging/test_desk.py::test_while_her_account_is_closed_it_is_read_and_not_answered"
    ],
    "Her account is closed for now, so she cannot read an answer. You can answer when it is open again.": [
        "lms/messaging/test_desk.py::test_while_her_account_is_closed_it_is_read_and_not_answered"
    ],
    "She deleted this conversation in the meantime. Nothing was sent.": [
        "lms/messaging/test_deleting.py::test_an_answer_that_was_being_written_is_kept_and_not_sent"
    ],
    "She deleted this conversation on %(date)s. Nothing of what was written is kept. She can write again.": [
        "lms/messaging/test_deleting.py::test_everything_in_it_goes_with_the_files",
        "lms/messaging/test_deleting.py::test_she_can_write_again",
    ],
    "At %(name)s they see that you deleted it. They can no longer see what was in it.": [
        "lms/messaging/test_deleting.py::test_whoever_answers_sees_that_she_deleted_it_and_no_word_of_it"
    ],
    "Nobody can bring it back. You can write again at any time.": [
        "lms/messaging/test_deleting.py::test_everything_in_it_goes_with_the_files",
        "lms/messaging/test_deleting.py::test_she_can_write_again",
    ],
    "The conversation is deleted.": [
        "lms/messaging/test_deleting.py::test_everything_in_it_goes_with_the_files"
    ],
    "Safety copies (backups) keep it for %(days)s more day.": [
        "lms/privacy/test_backups.py::test_r08_after_35_days_a_backup_goes"
    ],
    "You are trying this as a learner. Nothing is kept.": [
        "courses/pages/test_trying.py::test_nothing_is_saved_about_anybody"
    ],
    "What would keep a learner from finishing it is told to you before.": [
        "courses/pages/test_publish_below.py::test_publishing_what_cannot_be_done_asks_first_and_keeps_the_draft"
    ],
    "Save the draft and press “Try as a learner”. Answer as she would. Nothing is kept.": [
        "courses/pages/test_trying.py::test_nothing_is_saved_about_anybody"
    ],
    "%(count)d card. Printed once: a second print makes new codes. Cut along the dots.": [
        "lms/submissions/test_once.py::test_s9_what_is_shown_once_is_sealed_until_then_and_gone_afterwards"
    ],
    "%(name)s no longer supports her": [
        "lms/desk/test_team.py::test_a_coordinator_says_who_accompanies_her_and_in_which_group_she_is"
    ],
    "%(who)s does not support you. On %(date)s they said why they were opening your page: “%(reason)s”": [
        "lms/privacy/test_pages.py::test_s24_she_reads_in_plain_words_who_opened_what"
    ],
    "6 digits that only you know. Not your birthday.": [
        "lms/accounts/test_enter.py::test_s09_the_database_holds_no_code_and_no_pin"
    ],
    "There is a link to a page of the other website here. Take it out: the two websites never lead to each other.": [
        "lms/safety/test_one_face_in_editor.py::test_wall_a_link_to_the_other_face_is_refused"
    ],
    "A password alone is not enough here. From now on you also show that you have your phone or your key with you.": [
        "lms/accounts/test_factors.py::test_s25_a_password_alone_signs_nobody_in"
    ],
    "A picture with a sentence for those who cannot see it. It is left out on paper.": [
        "employers/materials/test_guides.py::test_a_guide_prints_its_own_words"
    ],
    "A signed file says the same as the paper. A program can check that nobody changed it.": [
        "courses/certificates/test_credentials.py::test_it_says_what_the_paper_says_and_no_more",
        "courses/certificates/test_credentials.py::test_it_is_right_and_with_anything_else_in_any_place_it_is_not",
    ],
    "Your name is not written in it. Whoever knows your name can check that it fits. The PDF has this file inside too.": [
        "courses/certificates/test_credentials.py::test_s21_her_name_handle_and_ids_are_not_in_it",
        "courses/certificates/test_credentials.py::test_whoever_has_the_paper_compares_the_name",
        "courses/certificates/test_credentials.py::test_it_is_inside_the_pdf",
    ],
    "A second person who works here can open it earlier, when you are there.": [
        "lms/organisations/test_renewed_card.py::test_s09_a_second_worker_opens_it_at_once"
    ],
    "A “mailto:” or “https://” address of this website alone, shown at /.well-known/security.txt. Empty: there is no such page.": [
        "lms/safety/test_weakening.py::test_s39_whom_to_tell_about_a_weakness_is_said_by_each_face_for_itself"
    ],
    "If you do nothing for some minutes, the site asks for your PIN. On a shared phone it asks sooner. What you were writing is kept.": [
        "lms/safety/test_locking.py::test_s06_a_learner_is_asked_after_the_time_of_her_phone",
        "lms/safety/test_locking.py::test_s06_an_answer_sent_too_late_is_kept_and_sent_after_the_pin",
        "lms/safety/test_locking.py::test_s06_what_was_not_sent_is_filled_in_again",
    ],
    "Agreed on %(given)s, valid until %(until)s.": [
        "lms/privacy/test_consent.py::test_s15_it_ends_by_itself"
    ],
    "An editor's choices in Wagtail. Learners never get one.": [
        "architecture/test_no_person_in_wagtail.py::test_a_learners_row_is_not_there_for_wagtail"
    ],
    "Anyone may read its title and summary, and certificates name it. Only for vocational and language courses that say nothing about a person's life.": [
        "lms/safety/test_wall.py::test_visitors_see_only_courses_that_may_be_seen"
    ],
    "Ask your trainer for a new card. You get it in person, and the old one stops working at once.": [
        "lms/accounts/test_enter.py::test_s09_an_old_code_fails_in_the_moment_a_new_card_is_made"
    ],
    "At least 12 characters. Three or four words that do not belong together are easy to remember.": [
        "lms/accounts/test_password.py::test_s25_what_is_wrong_with_it_is_said",
        "lms/privacy/test_promises.py::test_the_numbers_in_words_are_those_of_the_code",
    ],
    "Certificates and portfolios show it. Only skills and languages; never anything that tells about a person's life.": [
        "courses/certificates/test_actions.py::test_a_competence_that_may_not_be_seen_outside_is_not_on_it",
        "lms/safety/test_outside.py::test_s01_labels_and_levels_say_in_which_language_they_tell",
    ],
    "Choose a day from tomorrow until %(days)d days from now.": [
        "employers/portfolios/test_sharing.py::test_a_site_may_choose_a_shorter_time",
        "employers/portfolios/test_sharing.py::test_s13_it_ends_within_ninety_days",
    ],
    "Choose another one: two websites never show the same file.": [
        "lms/safety/test_belonging.py::test_s16_two_faces_never_show_the_same_file"
    ],
    "Come back in a minute.": [
        "lms/safety/test_errors.py::test_s38_a_database_that_pauses_says_when_to_try_again"
    ],
    "Safety copies (backups), until %(date)s at the latest. If one of them is ever used, you are erased from it again.": [
        "lms/privacy/test_backups.py::test_r08_after_35_days_a_backup_goes",
        "lms/privacy/test_marker.py::test_s35_nothing_of_her_comes_back_with_an_old_backup",
        "lms/privacy/test_promises.py::test_erasing_says_how_long_backups_are_kept",
    ],
    "Each gets its own card. Up to 20 at once.": [
        "courses/desk/test_races.py::test_r06_eight_presses_make_the_accounts_once_and_lead_to_one_page",
        "lms/privacy/test_promises.py::test_the_numbers_in_words_are_those_of_the_code",
    ],
    "Ended on %(date)s": [
        "employers/portfolios/test_sharing.py::test_s15_closing_takes_two_taps_and_tells_first"
    ],
    "Ended on %(date)s, because this employer no longer takes part.": [
        "employers/portfolios/test_closing.py::test_s15_she_is_told_and_nothing_more",
        "employers/portfolios/test_sharing.py::test_s15_closing_takes_two_taps_and_tells_first",
    ],
    "Everything on this website is open to everybody. We keep nothing about those who read it: nobody is counted, followed or recognised.": [
        "lms/privacy/test_promises.py::test_reading_the_programme_face_writes_nothing",
        "lms/safety/test_interruption.py::test_s03_a_visitor_leaves_no_trace_on_the_server",
    ],
    "Everything that is kept about you": [
        "lms/privacy/test_copying.py::test_s34_every_column_is_there_or_withheld_by_name",
        "lms/privacy/test_copying.py::test_s34_every_model_about_a_person_is_in_the_copy_or_exempted",
    ],
    "Everything that is kept about you, to read and to take elsewhere, in one file.": [
        "lms/privacy/test_copying.py::test_s34_every_column_is_there_or_withheld_by_name",
        "lms/privacy/test_copying.py::test_s34_every_model_about_a_person_is_in_the_copy_or_exempted",
    ],
    "Everything you show to employers. They can no longer open it.": [
        "lms/privacy/test_erasure.py::test_s35_every_table_is_empty_of_her_and_the_sums_stay"
    ],
    "Use them if you lose your phone. Each one works once, instead of the code from your app.": [
        "lms/accounts/test_factors.py::test_s25_a_recovery_code_stands_in_once"
    ],
    "From then on nobody else knows it, not even the person who gave you the first one.": [
        "lms/accounts/test_password.py::test_s25_the_first_password_is_not_her_own"
    ],
    "Give it a few minutes and come back.": [
        "lms/safety/test_errors.py::test_s38_a_database_that_pauses_says_when_to_try_again"
    ],
    "Handles only: no names are kept here.": [
        "lms/accounts/test_enter.py::test_s09_an_account_needs_no_name_no_mail_and_no_phone",
        "lms/organisations/test_actions.py::test_s09_a_new_account_holds_no_name_and_no_way_to_be_written_to",
    ],
    "Have it deleted.": ["lms/privacy/test_marker.py::test_s35_nothing_of_her_is_left_anywhere"],
    "Her card works again at once. What she showed to employers stays closed until she shows it again.": [
        "employers/portfolios/test_handlers.py::test_back_again_nothing_is_shown_by_itself",
        "employers/portfolios/test_handlers.py::test_the_desk_closes_and_opens_an_account",
    ],
    "Her old card stops working at once, and she is signed out everywhere. What she has learned stays.": [
        "lms/organisations/test_actions.py::test_s09_a_new_card_ends_the_old_one_and_every_open_session"
    ],
    "Here they see only what you ticked. A certificate on paper tells more to anybody you give it to:": [
        "courses/certificates/test_evidence.py::test_the_paper_tells_every_competence_place_day_and_who_signs",
        "employers/portfolios/test_reading.py::test_the_check_says_what_she_ticked_and_nothing_else_of_the_paper",
    ],
    "I no longer want this certificate to be valid": [
        "courses/certificates/test_views.py::test_she_withdraws_it_after_being_asked"
    ],
    "I show %(things)s to %(organisation)s until %(until)s, so that they can offer me work. Only people of %(organisation)s can see it. I see when they open it. I can take it back at any time.": [
        "employers/portfolios/test_openings.py::test_s18_she_reads_who_opened_each_share",
        "employers/portfolios/test_reading.py::test_s16_another_employers_share_looks_like_what_never_was",
        "employers/portfolios/test_sharing.py::test_s13_agreeing_writes_the_share_with_a_receipt_of_the_words_she_saw",
        "employers/portfolios/test_sharing.py::test_s15_closing_takes_two_taps_and_tells_first",
    ],
    "Ask the person to open the certificate with you. Until then do not rely on this paper.": [
        "courses/certificates/test_verify.py::test_green_and_valid_is_only_the_right_name"
    ],
    "In %(hours)d hours. Until then I can change my mind.": [
        "lms/privacy/test_erasure.py::test_s35_a_site_sets_the_hours_from_none_to_a_week",
        "lms/privacy/test_erasure.py::test_s35_she_changes_her_mind",
    ],
    "Is it over? Then it no longer appears in any list. Everybody who was in it can go on learning.": [
        "courses/desk/test_groups.py::test_a_group_is_made_filled_changed_and_ended"
    ],
    "It closes by itself on this day. You can close it earlier.": [
        "employers/portfolios/test_reading.py::test_s15_what_is_no_longer_shared_looks_like_what_never_was",
        "lms/privacy/test_consent.py::test_s15_it_ends_by_itself",
    ],
    "This takes effect at once. You need nobody else for it.": [
        "lms/organisations/test_closing.py::test_s11_one_coordinator_of_any_organisation_closes_it_at_once"
    ],
    "It is not kept anywhere. The account is made. If nobody wrote the password down, an administrator can set a new one.": [
        "lms/organisations/test_team.py::test_s25_a_colleague_gets_an_account_and_a_password_nobody_can_read_again"
    ],
    "Are you still here? This page closes in a minute.": [
        "journeys/test_quiet_page.py::test_s06_it_asks_a_minute_before_and_staying_is_one_press",
        "journeys/test_quiet_page.py::test_s06_it_closes_and_gives_back_what_was_being_written",
    ],
    "It may have moved, or there is a mistake in the address.": [
        "lms/safety/test_errors.py::test_s38_only_a_learner_is_told_of_her_trainer_and_of_what_she_learned"
    ],
    "It may have moved, or there is a mistake in the address. What you have learned is kept.": [
        "lms/safety/test_errors.py::test_s38_only_a_learner_is_told_of_her_trainer_and_of_what_she_learned"
    ],
    "It opens again when %(wanted)s organisation has checked it again. What has ended stays ended.": [
        "employers/portfolios/test_closing.py::test_s15_opening_it_again_shows_it_nothing",
        "lms/organisations/test_closing.py::test_s16_opening_again_takes_two_people_of_different_organisations",
    ],
    "It closes the page and deletes what this website put into the browser. It cannot delete the list of visited pages, saved files, screenshots or what a keyboard remembers.": [
        "lms/safety/test_leaving.py::test_s02_leaving_ends_the_session_and_clears_the_browser"
    ],
    "Its people are signed out and cannot sign in.": [
        "lms/organisations/test_closing.py::test_s10_their_sign_in_is_answered_like_an_unknown_account",
        "lms/organisations/test_closing.py::test_s16_its_people_are_out_with_the_next_request",
    ],
    "Keep this card away from your phone. Lost it? Tell your trainer. The old code stops at once.": [
        "lms/accounts/test_enter.py::test_s09_an_old_code_fails_in_the_moment_a_new_card_is_made"
    ],
    "Kept until the account is erased.": [
        "lms/privacy/test_erasure.py::test_s35_every_table_is_empty_of_her_and_the_sums_stay"
    ],
    "Kept while the account exists, but no longer than %(days)s day after it was last used or ended.": [
        "lms/privacy/test_promises.py::test_what_a_site_keeps_otherwise_is_said_otherwise",
        "lms/privacy/test_retention.py::test_a_site_may_set_another_period",
        "lms/privacy/test_retention.py::test_every_declared_period_is_applied",
    ],
    "Leave clears what this site stored in the browser. It does not clear the history, downloads or screenshots. It does not clear the words your keyboard has learned, or what a watching program has seen.": [
        "lms/safety/test_leaving.py::test_s02_leaving_ends_the_session_and_clears_the_browser"
    ],
    "Make up a small story with them. Only you know it. Nobody who works here can see it.": [
        "lms/accounts/test_enter.py::test_s09_the_database_holds_no_code_and_no_pin",
        "lms/accounts/test_pin.py::test_s09_the_page_does_not_say_which_pictures_were_chosen",
    ],
    "Nobody can see anything about you now.": [
        "employers/portfolios/test_reading.py::test_s15_what_is_no_longer_shared_looks_like_what_never_was"
    ],
    "Nobody has opened it yet.": [
        "employers/portfolios/test_openings.py::test_s18_she_reads_who_opened_each_share"
    ],
    "Nobody would be left to coordinate this organisation. Give somebody else this role first.": [
        "lms/desk/test_team.py::test_the_last_coordinator_stays_and_is_told_why"
    ],
    "Nobody, since %(date)s.": [
        "lms/privacy/test_pages.py::test_s24_she_reads_in_plain_words_who_opened_what",
        "lms/privacy/test_promises.py::test_what_a_site_keeps_otherwise_is_said_otherwise",
    ],
    "Not seen for a week or more.": [
        "courses/desk/test_desk.py::test_a_quiet_week_asks_for_a_hello",
        "lms/privacy/test_promises.py::test_the_numbers_in_words_are_those_of_the_code",
    ],
    "Nothing is lost. Go back and print the page with your browser, or try again later.": [
        "lms/printing/test_responses.py::test_where_printing_is_not_installed_it_says_so_in_the_readers_language"
    ],
    "Nothing is lost. Go back, load the page again and send it once more.": [
        "lms/safety/test_errors.py::test_s38_a_form_without_its_token_says_that_the_page_was_open_too_long",
        "lms/safety/test_fuzz.py::test_s31_no_form_is_taken_without_its_token",
    ],
    "Nothing is saved yet. Look at it once more and send it again.": [
        "lms/submissions/test_every_form.py::test_r02_without_a_key_nothing_is_made_and_the_page_says_what_to_do"
    ],
    "Nothing was saved. Go back and choose another file.": [
        "lms/intake/test_uploads.py::test_s22_a_refusal_is_told_and_leaves_nothing"
    ],
    "Now, at once.": ["lms/privacy/test_erasure.py::test_s35_at_once_if_she_wants"],
    "Only employers that have been checked are listed here.": [
        "employers/portfolios/test_sharing.py::test_only_checked_employers_are_there"
    ],
    "Only you know it. Nobody who works here can see it.": [
        "lms/accounts/test_enter.py::test_s09_the_database_holds_no_code_and_no_pin",
        "lms/safety/test_kept_nowhere.py::test_s07_a_pin_is_not_in_the_page_that_answers",
    ],
    "A portfolio can be opened for as long as it is shared with your organisation. Your list shows what is shared now.": [
        "employers/portfolios/test_reading.py::test_s16_another_employers_share_looks_like_what_never_was",
    ],
    "Closes everything employers can see about you. You need no PIN for this.": [
        "employers/portfolios/test_sharing.py::test_s15_everything_is_closed_at_once_without_the_pin",
    ],
    "They see nothing about you. You do not need to do anything.": [
        "employers/portfolios/test_sharing.py::test_s15_everything_is_closed_at_once_without_the_pin",
    ],
    "It is closed. They can no longer see any of it.": [
        "employers/portfolios/test_sharing.py::test_s15_closing_takes_two_taps_and_tells_first",
    ],
    "They can print this page, and check that all of it is still valid. The reference is made for this employer alone.": [
        "employers/portfolios/test_comparing.py::test_two_employers_find_nothing_of_hers_in_common_but_what_is_on_the_list",
    ],
    "This is what %(shown_to)s will see until %(date)s": [
        "employers/portfolios/test_sharing.py::test_s14_what_she_checks_before_is_what_they_get_but_for_the_reference",
    ],
    "This is what %(name)s sees until %(date)s": [
        "employers/portfolios/test_sharing.py::test_s14_she_sees_the_bytes_the_employer_gets",
    ],
    "Once it is issued, anybody who has the paper or its code can check it, until you withdraw it.": [
        "courses/certificates/test_views.py::test_she_looks_at_a_certificate_before_it_is_issued",
    ],
    "These are only numbers that stand for you. There is nothing in them to read. They are in the folder “data”.": [
        "lms/privacy/test_readable.py::test_s34_the_json_keeps_the_ids_and_says_what_they_mean",
    ],
    "Only your organisation can open this page. She can see when you do.": [
        "employers/portfolios/test_openings.py::test_s18_she_reads_who_opened_each_share",
        "employers/portfolios/test_reading.py::test_s16_another_employers_share_looks_like_what_never_was",
    ],
    "Open for at most %(weeks)s more week.": [
        "employers/portfolios/test_reading.py::test_how_long_it_is_open_is_told_in_weeks"
    ],
    "Open until %(until)s": ["lms/privacy/test_consent.py::test_s15_it_ends_by_itself"],
    "Pictures, sound and documents uploaded there, or below it, are shown on this website alone. Everything else belongs to the website with the courses.": [
        "lms/safety/test_belonging.py::test_s16_a_picture_and_a_document_answer_on_their_own_face_alone",
        "lms/safety/test_belonging.py::test_s16_what_lies_in_nobodys_collection_is_the_skills_faces",
    ],
    "Please wait %(count)d second. Then try again.": [
        "lms/accounts/test_enter.py::test_s11_she_is_told_how_long_to_wait_and_then_gets_in"
    ],
    "Saved. This applies from now on.": [
        "lms/organisations/test_team.py::test_roles_are_exactly_those_that_were_chosen"
    ],
    "Saved. This colleague no longer supports her.": [
        "lms/desk/test_team.py::test_a_coordinator_says_who_accompanies_her_and_in_which_group_she_is"
    ],
    "Shared with your organisation only. Printed on %(printed)s, open for at most %(weeks)s more week. Please do not pass it on.": [
        "employers/portfolios/test_reading.py::test_how_long_it_is_open_is_told_in_weeks",
        "employers/portfolios/test_reading.py::test_s16_another_employers_share_looks_like_what_never_was",
    ],
    "She can change it at any time.": [
        "lms/accounts/test_races.py::test_r02_a_card_renewed_while_she_changes_the_language_keeps_both"
    ],
    "She chooses a new PIN. What it protects stays closed for %(hours)s h, or until a second person here confirms that she has the card in her hand. She can see who made the card.": [
        "lms/organisations/test_renewed_card.py::test_s09_a_new_card_ends_the_old_pin",
        "lms/organisations/test_renewed_card.py::test_s09_her_next_entry_shows_who_made_it",
        "lms/privacy/test_promises.py::test_the_desk_says_how_long_a_new_card_waits",
    ],
    "Your colleague chooses a new one at the first sign-in. This one then stops working.": [
        "lms/accounts/test_password.py::test_s25_she_chooses_it_before_she_sets_up_a_factor",
        "lms/accounts/test_password.py::test_s25_the_first_password_is_not_her_own",
    ],
    "You get a user name and a first password to pass on. At the first sign-in your colleague chooses a new password and sets up a second step.": [
        "lms/accounts/test_factors.py::test_s25_every_role_sets_up_a_factor_before_anything_else",
        "lms/accounts/test_password.py::test_s25_she_chooses_it_before_she_sets_up_a_factor",
    ],
    "She has a new card. What only she may open stays closed for %(hours)s h, or until a second person confirms that she has the card in her hand.": [
        "lms/organisations/test_renewed_card.py::test_s09_a_second_worker_opens_it_at_once",
        "lms/organisations/test_renewed_card.py::test_s09_she_learns_at_once_and_what_the_pin_protects_waits",
        "lms/privacy/test_promises.py::test_the_desk_says_how_long_a_new_card_waits",
    ],
    "She is signed out everywhere, her card stops working, and employers see nothing about her. What she has learned stays.": [
        "employers/portfolios/test_handlers.py::test_suspending_ends_what_is_shown",
        "lms/accounts/test_enter.py::test_s09_a_suspended_account_is_refused_and_its_open_session_ends",
    ],
    "Shift, once. Two more times and this page closes.": [
        "journeys/test_leaving.py::test_s02_shift_three_times_leaves_and_tells_the_way"
    ],
    "Shift, twice. One more time and this page closes.": [
        "journeys/test_leaving.py::test_s02_shift_three_times_leaves_and_tells_the_way"
    ],
    "Totals, such as how many people finished a course. They do not say who.": [
        "lms/privacy/test_erasure.py::test_s35_every_table_is_empty_of_her_and_the_sums_stay"
    ],
    "The account is closed. Nobody can enter, and employers see nothing about her.": [
        "employers/portfolios/test_handlers.py::test_suspending_ends_what_is_shown",
        "employers/portfolios/test_handlers.py::test_the_desk_closes_and_opens_an_account",
        "lms/accounts/test_enter.py::test_s09_a_suspended_account_is_refused_and_its_open_session_ends",
    ],
    "The address above is then a front door for the public, somewhere else, or empty. Coordinates, the website and what was said of the place before are then not kept.": [
        "lms/services/desk/test_rows.py::test_a_point_and_more_is_said_of_a_place"
    ],
    "The card lets you in. The PIN opens what is only yours.": [
        "lms/accounts/test_pin.py::test_s09_what_the_pin_protects_asks_for_it_and_brings_her_back",
        "lms/safety/test_policy.py::test_s09_what_is_only_hers_is_behind_the_pin_gate",
    ],
    "The codes are shown here and nowhere else. Print now, or make a new card later.": [
        "lms/safety/test_kept_nowhere.py::test_s07_a_code_is_not_in_the_page_that_answers",
        "lms/submissions/test_once.py::test_s9_what_is_shown_once_is_sealed_until_then_and_gone_afterwards",
    ],
    "The file is called “copy.zip”. You find it in your downloads. Anybody who has this phone can open it. To delete it, open Downloads, hold your finger on the file and choose Delete.": [
        "lms/privacy/test_copying.py::test_s34_one_tap_streams_a_file_with_a_neutral_name_and_the_audit_knows"
    ],
    "The file is kept here for a day.": ["lms/jobs/test_jobs.py::test_what_was_asked_for_goes_after_a_day"],
    "The group has ended. Everybody who was in it can go on learning.": [
        "courses/desk/test_groups.py::test_a_group_is_made_filled_changed_and_ended"
    ],
    "The name is not kept. We keep a fingerprint of it, so that she can print it and others can check it. Type it the way she wants it, and let her read it before you save.": [
        "courses/certificates/test_actions.py::test_a_name_is_confirmed_with_its_fingerprint_alone"
    ],
    "The passkey has been removed. It no longer lets anybody in.": [
        "architecture/test_s23_posted_ids.py::test_s23_nobody_removes_anothers_passkey"
    ],
    "The password is shown here and nowhere else. Give it in person or by telephone, separately from the user name.": [
        "lms/organisations/test_team.py::test_s25_a_colleague_gets_an_account_and_a_password_nobody_can_read_again"
    ],
    "The town is enough. It is not printed anywhere.": [
        "courses/attempts/test_evidence.py::test_observed_practice_in_words"
    ],
    "The real name of the organisation. The website with the courses shows it to signed-in learners only, the other one shows it to everybody.": [
        "lms/privacy/test_pages.py::test_s01_the_skills_face_tells_the_true_controller_to_signed_in_learners_alone",
        "lms/privacy/test_pages.py::test_the_programme_face_says_openly_who_is_responsible",
    ],
    "There are only a few places where you can write. What you write for an employer is read by that employer alone, until the day you chose. Staff write no notes about you. A worker who does not support you must say why before opening your page, in one sentence. You can read it.": [
        "lms/desk/test_openings.py::test_s24_a_coordinator_gives_a_reason_before_she_opens_somebody_she_does_not_accompany",
        "employers/portfolios/test_reading.py::test_s16_another_employers_share_looks_like_what_never_was",
        "lms/privacy/test_pages.py::test_s24_she_reads_in_plain_words_who_opened_what",
    ],
    "There is an address of the other website here. Take it out: the two websites never lead to each other.": [
        "lms/safety/test_one_face_in_editor.py::test_wall_a_link_to_the_other_face_is_refused"
    ],
    "These certificates are no longer valid.": [
        "employers/portfolios/test_reading.py::test_the_check_says_what_was_withdrawn"
    ],
    "They are not kept anywhere. The accounts are made and the cards are valid. If a card was not printed, open the learner’s page and make a new card. The old one then stops working.": [
        "lms/organisations/test_actions.py::test_s09_a_new_card_ends_the_old_one_and_every_open_session",
        "lms/submissions/test_once.py::test_s9_nobody_finds_a_code_that_waited_for_ten_minutes",
        "lms/submissions/test_once.py::test_s9_what_is_shown_once_is_sealed_until_then_and_gone_afterwards",
    ],
    "They are shown here and nowhere else. Print them or write them down now, and keep them away from your phone.": [
        "lms/accounts/test_factors.py::test_s25_recovery_codes_are_shown_once"
    ],
    "They are erased too. A printed one is no longer valid.": [
        "lms/privacy/test_erasure.py::test_s35_certificates_stay_valid_or_go"
    ],
    "They stay valid. Anybody who has the paper can check it. Nobody can withdraw them later, not even you.": [
        "lms/privacy/test_erasure.py::test_s35_certificates_stay_valid_or_go"
    ],
    "You have already saved another answer. The first one counts.": [
        "courses/player/test_step.py::test_the_same_key_with_another_answer_is_a_conflict_and_the_first_one_stands"
    ],
    "People translate this. A machine may draft courses and questions alone.": [
        "lms/blocks/test_machine.py::test_it_drafts_what_stands_in_courses_alone"
    ],
    "This block belongs to a part of the site that is not installed at the moment. It is kept as it is and shown again when the part is back.": [
        "lms/blocks/test_kept.py::test_a_block_whose_kind_is_missing_survives_a_save",
        "lms/blocks/test_kept.py::test_it_survives_the_editors_form",
    ],
    "This certificate has been withdrawn. It cannot be issued again.": [
        "courses/certificates/test_races.py::test_r06_what_she_withdrew_is_not_issued_anew"
    ],
    "This certificate is no longer valid. Ask the person whether there is a newer one.": [
        "courses/certificates/test_verify.py::test_a_withdrawn_one_says_so_and_no_longer_what_she_can_do"
    ],
    "This certificate was withdrawn a moment ago. Nothing was saved.": [
        "courses/certificates/test_races.py::test_r02_a_name_confirmed_in_the_moment_of_withdrawing_leaves_it_withdrawn"
    ],
    "This employer no longer takes part. They no longer see anything about you. You do not need to do anything.": [
        "employers/portfolios/test_closing.py::test_s15_the_next_request_finds_nothing"
    ],
    "This file belongs to the other website and stays there.": [
        "lms/safety/test_belonging.py::test_s16_a_file_stays_with_the_face_it_came_to"
    ],
    "You sent this form before with different words. Those were saved. To save these too, send it once more.": [
        "lms/submissions/test_every_form.py::test_r02_the_same_key_with_something_else_in_it_is_refused_and_kept"
    ],
    "This group has ended in the meantime. Nothing was saved.": [
        "courses/enrolments/test_races.py::test_r02_a_group_changed_in_the_moment_of_its_end_has_ended"
    ],
    "This is your only second step. Set up another one first.": [
        "lms/accounts/test_factors.py::test_s25_the_last_factor_stays"
    ],
    "This page closes at the same time. You need no name and no code to check here.": [
        "employers/portfolios/test_reading.py::test_s15_what_is_no_longer_shared_looks_like_what_never_was",
        "employers/portfolios/test_reading.py::test_the_check_asks_for_nothing",
    ],
    "To ask staff and employers for a second step when they sign in. Learners never get one.": [
        "lms/accounts/test_factors.py::test_s25_learners_have_no_second_factor_to_set_up"
    ],
    "To be erased.": ["lms/privacy/test_marker.py::test_s35_nothing_of_her_is_left_anywhere"],
    "To erase everything about a learner on the day she chose, and to let her change her mind until then.": [
        "lms/privacy/test_erasure.py::test_s35_nothing_happens_before_the_day_and_everything_on_it",
        "lms/privacy/test_erasure.py::test_s35_she_changes_her_mind",
    ],
    "To know who each entry in our records is about, until the account is erased.": [
        "lms/audit/test_chain.py::test_s33_erasing_a_person_leaves_the_chain_whole_and_about_nobody"
    ],
    "To let a learner go on where she stopped, and to count each thing only once.": [
        "courses/progress/test_progress.py::test_she_goes_on_where_she_stopped",
        "courses/progress/test_progress.py::test_the_same_key_twice_is_one_answer",
    ],
    "To see everything that is kept about you, and to take a copy with you.": [
        "lms/privacy/test_copying.py::test_s34_every_model_about_a_person_is_in_the_copy_or_exempted"
    ],
    "To show a learner only to the workers who support her.": [
        "lms/organisations/test_queries.py::test_s24_a_case_worker_sees_those_she_accompanies_until_it_ends"
    ],
    "To show one employer organisation what a learner chose, until the day she chose.": [
        "lms/privacy/test_consent.py::test_s15_it_ends_by_itself"
    ],
    "To show one employer organisation what a learner chose.": [
        "lms/privacy/test_consent.py::test_s15_it_ends_by_itself"
    ],
    "Too many tries. You can sign in again within a minute.": [
        "lms/secrets/test_throttle.py::test_s11_five_wrong_tries_are_free_then_the_wait_doubles_up_to_a_minute"
    ],
    "Until then everything works as before.": [
        "lms/privacy/test_promises.py::test_until_the_day_of_erasure_everything_works"
    ],
    "For your organisation only. She tells you her name when you meet.": [
        "employers/portfolios/test_comparing.py::test_two_employers_find_nothing_of_hers_in_common_but_what_is_on_the_list",
        "employers/portfolios/test_reading.py::test_two_employers_cannot_compare_references",
    ],
    "Wait a minute, then try again.": [
        "lms/safety/test_errors.py::test_s38_a_database_that_pauses_says_when_to_try_again"
    ],
    "We do not keep it. We print it on the sheet, and then it is forgotten.": [
        "courses/certificates/test_views.py::test_with_the_confirmed_name_it_is_printed_and_the_name_is_kept_nowhere"
    ],
    "We keep as little as we can. To learn, you give no name, no address and no telephone number.": [
        "lms/accounts/test_enter.py::test_s09_an_account_needs_no_name_no_mail_and_no_phone"
    ],
    "You can see what is kept about you, take a copy with you and erase it.": [
        "lms/privacy/test_copying.py::test_s34_one_tap_streams_a_file_with_a_neutral_name_and_the_audit_knows",
        "lms/privacy/test_pages.py::test_s09_hers_is_behind_her_pin",
    ],
    "It can no longer see what learners showed it. They read in their portfolio that this employer no longer takes part, and nothing else.": [
        "employers/portfolios/test_closing.py::test_s15_she_is_told_and_nothing_more",
        "employers/portfolios/test_closing.py::test_s15_what_was_shown_to_it_ends_and_the_rest_stays",
    ],
    "What only you may open stays closed for %(hours)s more hour.": [
        "lms/organisations/test_renewed_card.py::test_s09_after_a_day_it_opens"
    ],
    "What you have learned is kept. We never send codes by message or e-mail.": [
        "lms/accounts/test_enter.py::test_s12_entering_tells_nobody",
        "lms/accounts/test_factors.py::test_s12_no_mail_leaves_any_deployment",
        "lms/organisations/test_renewed_card.py::test_s09_she_learns_at_once_and_what_the_pin_protects_waits",
    ],
    "What you have saved is kept. Please try again in a few minutes.": [
        "lms/safety/test_r09_faults.py::test_r09_what_cannot_be_written_is_never_called_saved"
    ],
    "What you have saved is kept. Wait a minute, then try again.": [
        "lms/safety/test_r09_faults.py::test_r09_what_cannot_be_written_is_never_called_saved"
    ],
    "What you just sent is not saved yet. Keep this page open, and send it again in a minute.": [
        "lms/safety/test_r09_faults.py::test_r09_what_she_wrote_can_be_sent_again_from_the_page_of_the_pause"
    ],
    "What you sent is kept": [
        "lms/safety/test_locking.py::test_s06_an_answer_sent_too_late_is_kept_and_sent_after_the_pin"
    ],
    "Who is responsible, what is kept and for how long. You can print this page.": [
        "lms/privacy/test_pages.py::test_she_is_told_for_each_kind_of_data_why_who_reads_it_and_how_long"
    ],
    "Who is responsible, what is kept, and for how long": [
        "lms/privacy/test_pages.py::test_she_is_told_for_each_kind_of_data_why_who_reads_it_and_how_long"
    ],
    "Anybody who checks its code will read that it was withdrawn. This cannot be undone. What you can do stays in your list.": [
        "courses/certificates/test_verify.py::test_a_withdrawn_one_says_so_and_no_longer_what_she_can_do",
        "courses/certificates/test_views.py::test_she_withdraws_it_after_being_asked",
    ],
    "Anybody who has the paper or its code can check it for as long as it is valid. An employer you show it to here gets no code.": [
        "courses/certificates/test_verify.py::test_a_withdrawn_one_says_so_and_no_longer_what_she_can_do",
        "courses/certificates/test_verify.py::test_without_a_name_it_says_that_it_counts_and_what_the_paper_says_in_large",
    ],
    "Anybody who has the paper or its code can check it, even after you have closed this. That ends only when you withdraw the certificate.": [
        "courses/certificates/test_verify.py::test_a_withdrawn_one_says_so_and_no_longer_what_she_can_do",
        "courses/certificates/test_verify.py::test_without_a_name_it_says_that_it_counts_and_what_the_paper_says_in_large",
    ],
    "After entering, every learner can read and print what is kept, why, for how long and by whom:": [
        "lms/privacy/test_pages.py::test_she_is_told_for_each_kind_of_data_why_who_reads_it_and_how_long"
    ],
    "No name was confirmed for it, so we cannot check whose it is. Ask the person.": [
        "courses/certificates/test_verify.py::test_before_a_name_is_confirmed_it_says_so"
    ],
    "Without a role here this person can no longer open anything of this organisation, and no longer supports its learners.": [
        "lms/organisations/test_team.py::test_s23_who_no_longer_works_with_learners_accompanies_nobody"
    ],
    "We will ask for your PIN again soon. Nothing stays on this phone.": [
        "lms/safety/test_cookies.py::test_every_cookie_goes_with_the_browser",
        "lms/safety/test_kept_nowhere.py::test_s05_pictures_stay_for_a_while_on_her_own_phone_only",
        "lms/safety/test_kept_nowhere.py::test_s06_s07_on_a_shared_phone_nothing_says_remember_me",
    ],
    "You can start at any time and stop at any time.": [
        "courses/player/test_courses.py::test_she_begins_a_course_by_herself_once",
        "courses/progress/test_progress.py::test_she_goes_on_where_she_stopped",
    ],
    "You can go on learning.": [
        "lms/organisations/test_renewed_card.py::test_s09_she_learns_at_once_and_what_the_pin_protects_waits"
    ],
    "You can leave at any time. First you read what goes and what stays.": [
        "lms/privacy/test_erasure.py::test_s35_at_once_if_she_wants",
        "lms/privacy/test_erasure.py::test_s35_nothing_is_chosen_for_her",
    ],
    "You can still open her page. First say why. The reason is valid for one hour.": [
        "lms/desk/test_openings.py::test_s24_a_reason_holds_for_an_hour",
        "lms/privacy/test_promises.py::test_the_numbers_in_words_are_those_of_the_code",
    ],
    "You choose what one employer may see, and until when. You can close it at any time.": [
        "employers/portfolios/test_sharing.py::test_s13_everything_of_hers_can_be_ticked_and_nothing_is",
        "employers/portfolios/test_sharing.py::test_s15_closing_takes_two_taps_and_tells_first",
    ],
    "Have you forgotten your PIN? Ask your trainer for a new card. Then you choose a new PIN.": [
        "lms/organisations/test_renewed_card.py::test_s09_a_new_card_ends_the_old_pin"
    ],
    "What you have done stays done.": ["courses/player/test_step.py::test_practising_lowers_nothing"],
    "The next page is only for you. Your PIN shows that it is you.": [
        "lms/accounts/test_pin.py::test_s09_what_the_pin_protects_asks_for_it_and_brings_her_back"
    ],
    "The PIN was not right %(tries)s time. We signed you out to keep your things safe.": [
        "lms/accounts/test_pin.py::test_s09_after_five_wrong_pins_her_card_is_needed"
    ],
    "Nothing is lost. Enter with your card, then try your PIN again.": [
        "lms/accounts/test_pin.py::test_s11_wrong_pins_are_slowed_down_and_never_locked_out"
    ],
    "Have you lost your card, or does somebody else have it? Ask your trainer for a new one. The old one stops working at once.": [
        "lms/organisations/test_renewed_card.py::test_s09_a_new_card_ends_the_old_pin"
    ],
    "There is no connection. Your answer is kept on this page and will be sent when you are back online. Keep this page open.": [
        "journeys/test_waiting.py::test_an_answer_without_a_network_is_sent_once_when_it_is_back"
    ],
    "There is no connection. What you wrote stays on this page. Send it when you are back online.": [
        "journeys/test_waiting.py::test_a_form_without_a_network_stays_as_it_is_and_is_sent_by_her"
    ],
    "There is no connection. You will go on when you are back online. Keep this page open.": [
        "journeys/test_waiting.py::test_going_on_without_a_network_waits_for_it"
    ],
    "You may change your answers until you hand in the test.": [
        "courses/player/test_quiz.py::test_after_handing_in_nothing_can_be_changed",
        "courses/player/test_quiz.py::test_she_may_change_an_answer_until_she_hands_in",
    ],
    "You may leave it empty. We do not keep the name you type.": [
        "courses/certificates/test_verify.py::test_without_a_name_it_says_that_it_counts_and_what_the_paper_says_in_large",
        "lms/privacy/test_promises.py::test_what_was_typed_to_check_a_paper_stands_in_no_table",
        "lms/safety/test_logs.py::test_s36_a_whole_scenario_leaves_no_word_about_anybody",
    ],
    "Your account is erased": ["lms/privacy/test_marker.py::test_s35_nothing_of_her_is_left_anywhere"],
    "Your account will be erased on %(date)s, at %(time)s": [
        "lms/privacy/test_erasure.py::test_s35_nothing_happens_before_the_day_and_everything_on_it"
    ],
    "Your account will be erased on %(date)s.": [
        "lms/privacy/test_erasure.py::test_s35_nothing_happens_before_the_day_and_everything_on_it"
    ],
    "Your card is new. This page stays closed for %(hours)s more hour, so that nobody else can open it.": [
        "lms/organisations/test_renewed_card.py::test_s09_she_learns_at_once_and_what_the_pin_protects_waits"
    ],
    "Your card no longer works. You can throw it away. If you ever want to learn here again, ask for a new account.": [
        "lms/privacy/test_erasure.py::test_s35_at_once_if_she_wants",
        "lms/privacy/test_promises.py::test_the_card_of_an_erased_account_opens_nothing",
    ],
    "Your check of %(name)s is saved.": [
        "lms/organisations/test_actions.py::test_s16_two_different_organisations_open_an_employers_door"
    ],
    "Your name is not confirmed yet. Your trainer does this with you, once. Until then you can print the certificate with a line for your name.": [
        "courses/certificates/test_views.py::test_the_sheet_by_a_link_has_a_line_for_the_name",
        "courses/certificates/test_views.py::test_without_a_confirmed_name_none_is_printed",
    ],
    "Your password opens the page where you were. What you were writing is kept.": [
        "lms/safety/test_locking.py::test_s06_staff_give_their_password_and_after_five_wrong_ones_sign_in_again",
        "lms/safety/test_locking.py::test_s06_what_was_not_sent_is_filled_in_again",
    ],
    "a keyed fingerprint of the name on it; the name itself is not kept": [
        "courses/certificates/test_actions.py::test_a_name_is_confirmed_with_its_fingerprint_alone"
    ],
    "certificates stay valid": ["lms/privacy/test_erasure.py::test_s35_certificates_stay_valid_or_go"],
    "ended on %(date)s, because this employer no longer takes part": [
        "employers/portfolios/test_closing.py::test_s15_she_is_told_and_nothing_more"
    ],
    "herself; the one employer organisation she chose, until the day she chose": [
        "employers/portfolios/test_reading.py::test_s16_another_employers_share_looks_like_what_never_was"
    ],
    "nobody on screen; a command reads it when she asks for a copy": [
        "lms/privacy/test_copying.py::test_s34_it_holds_receipts_and_the_access_log_and_nothing_of_anybody_else"
    ],
    "Proposed. Now a second colleague has to confirm it within a day.": [
        "lms/desk/test_renewing.py::test_s25_one_proposes_the_other_finds_it_on_her_desk_and_confirms",
        "lms/organisations/test_renewing.py::test_s25_a_proposal_is_over_after_a_day_and_when_the_clock_was_put_back",
    ],
    "Confirmed. Your colleague is signed out everywhere, and sets up a new second step at the next sign-in.": [
        "lms/organisations/test_renewing.py::test_s25_two_colleagues_renew_a_lost_factor"
    ],
    "It is already confirmed. Your colleague sets up a new second step at the next sign-in.": [
        "lms/organisations/test_renewing_races.py::test_s25_of_many_confirmations_at_once_one_is_made"
    ],
    "Taken back. They no longer see anything of it.": [
        "employers/portfolios/test_sharing.py::test_s15_closing_takes_two_taps_and_tells_first",
        "lms/privacy/test_pages.py::test_s15_a_consent_is_taken_back_in_two_taps_and_holds_at_once",
    ],
    "Taken back. The second step stays as it is.": [
        "lms/organisations/test_renewing.py::test_s25_what_is_proposed_can_be_taken_back_or_refused"
    ],
    "This proposal is no longer valid. If it is still needed, make a new one.": [
        "lms/organisations/test_renewing.py::test_s25_a_proposal_is_over_after_a_day_and_when_the_clock_was_put_back"
    ],
    "Somebody who has lost their phone or key cannot sign in. Two coordinators of partner organisations remove the lost one. Then that person sets up a new one.": [
        "lms/organisations/test_renewing.py::test_s25_an_employers_people_are_renewed_by_coordinators_of_partners",
        "lms/accounts/test_factors.py::test_s25_a_password_alone_signs_nobody_in",
    ],
    "You proposed it on %(date)s at %(time)s. It is valid for a day. A second colleague finds it on their desk and confirms it.": [
        "lms/organisations/test_renewing.py::test_s25_a_proposal_is_over_after_a_day_and_when_the_clock_was_put_back",
        "lms/desk/test_renewing.py::test_s25_one_proposes_the_other_finds_it_on_her_desk_and_confirms",
    ],
    "%(name)s proposed it on %(date)s at %(time)s. It is valid for a day.": [
        "lms/organisations/test_renewing.py::test_s25_a_proposal_is_over_after_a_day_and_when_the_clock_was_put_back"
    ],
    "What was lost no longer lets anybody in, and your colleague is signed out everywhere.": [
        "lms/organisations/test_renewing.py::test_s25_two_colleagues_renew_a_lost_factor",
        "lms/organisations/test_renewing_races.py::test_s25_nobody_comes_in_with_the_old_factor_in_that_moment",
    ],
    "Your colleague signs in with the password and sets up a new second step.": [
        "lms/organisations/test_renewing.py::test_s25_two_colleagues_renew_a_lost_factor"
    ],
    "This takes two people: coordinators of your colleague's organisation, or administrators if it does not have two. For an employer's people it takes coordinators of the partner organisations. You are not one of them, or there is nobody else to confirm it.": [
        "lms/organisations/test_renewing.py::test_s25_coordinators_of_elsewhere_and_spare_administrators_are_not_asked",
        "lms/organisations/test_renewing.py::test_s25_where_there_is_one_coordinator_an_administrator_is_the_second",
        "lms/organisations/test_renewing.py::test_s25_an_employers_people_are_renewed_by_coordinators_of_partners",
    ],
    "It is waiting for somebody else: you cannot be the second person here.": [
        "lms/organisations/test_renewing.py::test_s25_nobody_does_both_halves_or_either_for_herself"
    ],
    "You proposed it. It is waiting for a second colleague.": [
        "lms/organisations/test_renewing.py::test_s25_nobody_does_both_halves_or_either_for_herself"
    ],
    "To let two colleagues remove a second step that was lost, and to show the person who did it.": [
        "lms/organisations/test_renewing.py::test_s25_the_command_ends_what_was_proposed_and_is_told_to_her"
    ],
    "Your second step was removed on %(date)s, so that you could set up a new one. %(one)s proposed it and %(two)s confirmed it.": [
        "lms/organisations/test_renewing.py::test_s25_two_colleagues_renew_a_lost_factor"
    ],
    "Your second step was removed on %(date)s, so that you could set up a new one.": [
        "lms/organisations/test_renewing.py::test_s25_the_command_ends_what_was_proposed_and_is_told_to_her"
    ],
    "One picture, recording or PDF, smaller than %(limit)d MB. Hidden details, such as the place, are removed.": [
        "lms/messaging/test_files.py::test_s22_a_picture_comes_without_its_place_and_its_name",
        "lms/messaging/test_files.py::test_the_limit_is_told_and_holds",
    ],
    "Each message is deleted after %(days)s day.": [
        "lms/messaging/test_files.py::test_after_thirty_days_messages_files_and_the_conversation_go",
        "lms/messaging/test_own.py::test_it_says_for_how_long_a_message_is_kept",
    ],
    "An answer usually comes within %(days)s working day. If none comes, a colleague reads it too.": [
        "lms/messaging/test_desk.py::test_the_time_after_which_a_deputy_sees_it_is_the_sites",
        "lms/messaging/test_own.py::test_it_says_in_how_many_days_the_site_answers",
        "lms/messaging/test_rules.py::test_her_own_trainer_reads_it_and_a_day_later_the_others_of_her_organisation",
    ],
    "Learners are told that an answer usually comes within %(days)s working day. After that a colleague sees the message too.": [
        "lms/messaging/test_rules.py::test_her_own_trainer_reads_it_and_a_day_later_the_others_of_her_organisation"
    ],
    "herself; her trainer; when nobody answers in time, a colleague of the same organisation": [
        "lms/messaging/test_desk.py::test_s23_of_a_learner_of_another_organisation_there_is_nothing",
        "lms/messaging/test_rules.py::test_her_own_trainer_reads_it_and_a_day_later_the_others_of_her_organisation",
    ],
    "Nobody can answer here at the moment. Ask the person who gave you your card.": [
        "lms/messaging/test_own.py::test_where_nobody_could_answer_it_says_so_and_takes_nothing"
    ],
    "After this day it is no longer shown.": [
        "lms/messaging/test_guidance.py::test_what_is_not_reviewed_or_expired_is_not_shown",
        "lms/messaging/test_guidance.py::test_it_holds_on_its_last_day",
    ],
    "An office or a role, not a person's name. Without it the text is not shown.": [
        "lms/messaging/test_guidance.py::test_what_is_not_reviewed_or_expired_is_not_shown"
    ],
    "She can see that you opened this, and when.": [
        "lms/messaging/test_desk.py::test_s24_every_opening_is_logged_and_she_reads_it"
    ],
    "So that practice watched over several days is not watched twice.": [
        "courses/desk/test_practice.py::test_another_trainer_goes_on_where_it_was_left",
    ],
    "This was signed off more than %(days)d days ago. It can no longer be taken back.": [
        "courses/desk/test_practice.py::test_after_two_weeks_it_stands",
    ],
    "We do not keep it: we print it on the sheet.": [
        "courses/desk/test_office.py::test_it_is_printed_with_the_name_she_says_and_nothing_is_kept",
    ],
    "So that two people do not ask a learner the same thing. What was said is kept nowhere.": [
        "courses/desk/test_needs.py::test_a_talk_is_noted_with_who_and_when_and_the_need_is_gone",
    ],
    "The old certificate is no longer valid. Confirm the right name on the new one.": [
        "courses/certificates/test_actions.py::test_reissuing_keeps_the_words_and_the_day_and_asks_for_the_name_again",
    ],
    "%(count)d task is kept as seen. You can go on another day.": [
        "courses/desk/test_practice.py::test_what_is_seen_in_part_is_kept_and_proves_nothing",
    ],
    "Taken back. The sign-off no longer counts.": [
        "courses/desk/test_practice.py::test_a_mistake_is_taken_back_with_who_and_why",
    ],
    "She is here with you and tells you her name. It must be the one that was confirmed. The sheet opens in this browser and is not kept anywhere.": [
        "courses/desk/test_office.py::test_it_is_printed_with_the_name_she_says_and_nothing_is_kept",
        "courses/desk/test_office.py::test_another_name_is_refused_in_words",
    ],
    "Stand beside her and tick what you see. When all its tasks are ticked, a competence is signed off. What you have seen in part is kept for another day.": [
        "courses/desk/test_practice.py::test_what_is_seen_in_part_is_kept_and_proves_nothing",
    ],
    "For mistakes only, and for %(days)s day after the sign-off.": [
        "courses/desk/test_practice.py::test_after_two_weeks_it_stands",
    ],
    "What she learned and her tests stay as they are. She can read that it was taken back, who did it and why.": [
        "courses/desk/test_practice.py::test_what_she_did_herself_is_never_counted_down",
    ],
    "The site counts both. When at least half of the learners come in another way, learning here says nothing about a person. For an employer this does not matter.": [
        "lms/organisations/test_membership.py::test_half_of_them_from_elsewhere_is_enough",
    ],
    "Nothing was deleted": [
        "lms/competences/test_deleting.py::test_it_stays_and_that_is_said",
    ],
    "It cannot be deleted": [
        "lms/safety/test_errors.py::test_s38_what_is_still_needed_is_not_deleted_and_said_so",
    ],
    "While it is closed, nobody is asked to do anything for her.": [
        "courses/desk/test_needs.py::test_nobody_waits_in_a_closed_account_whatever_the_need",
    ],
    "It says that you took part. It does not say what you can do: nobody has tested or watched that here.": [
        "courses/certificates/test_proof.py::test_of_a_module_that_shows_nothing_it_says_that_she_took_part",
    ],
    "The holder took part. The certificate does not say what the holder can do.": [
        "courses/certificates/test_proof.py::test_of_a_module_that_shows_nothing_it_says_that_she_took_part",
    ],
    "Somebody may be changing it, or you do not take this course now. Everything you have done is kept.": [
        "courses/desk/test_office.py::test_a_course_she_takes_no_more_says_so_where_she_was",
        "courses/player/test_lesson.py::test_what_is_withdrawn_says_so_at_its_address",
        "courses/player/test_quiz.py::test_a_test_that_is_withdrawn_waits_and_its_results_stay",
        "courses/pages/test_following.py::test_a_lesson_goes_to_another_course_and_back_with_its_counts",
    ],
    "“%(title)s” cannot be published yet. %(problem)s": [
        "courses/pages/test_publish_below.py::test_it_is_all_or_nothing",
    ],
    "There is no step here yet. Learners do not see the lesson.": [
        "courses/pages/test_publish_below.py::test_of_a_lesson_without_steps_it_is_said_that_nobody_sees_it",
        "courses/pages/test_finishable.py::test_whoever_does_everything_right_finishes_and_passes",
    ],
    "%(where)s is empty. Learners do not see it.": [
        "courses/pages/test_publish_below.py::test_of_a_lesson_it_is_said_which_step_which_question_and_what_to_do",
        "courses/pages/test_finishable.py::test_whoever_does_everything_right_finishes_and_passes",
    ],
    "There is no lesson and no test here yet. Learners do not see the module.": [
        "courses/pages/test_publish_below.py::test_of_a_module_it_is_said_what_nothing_shows",
        "courses/pages/test_finishable.py::test_whoever_does_everything_right_finishes_and_passes",
    ],
    "“%(competence)s”: a test does not show “%(level)s”. Add a task for observed practice, or choose a level that a test shows.": [
        "courses/pages/test_publish_below.py::test_of_a_module_it_is_said_what_nothing_shows",
        "courses/certificates/test_proof.py::test_where_every_level_says_that_she_can_a_test_alone_shows_none",
    ],
    "%(where)s: a question is no longer in the bank. Choose another one.": [
        "courses/pages/test_publish_below.py::test_of_a_lesson_it_is_said_which_step_which_question_and_what_to_do",
    ],
    "Something below this page can only be published by somebody else. Nothing was published.": [
        "courses/pages/test_publish_below.py::test_whoever_may_not_publish_below_publishes_nothing",
    ],
    "Nothing was deleted. This question is used in: %(pages)s. Take it out there first. To stop asking it at once, unpublish it.": [
        "courses/pages/test_publish_below.py::test_a_question_that_is_asked_is_not_deleted_and_where_is_said",
        "courses/pages/test_finishable.py::test_whoever_does_everything_right_finishes_and_passes",
    ],
    "Your draft is saved. Parts that learners cannot do yet are left out, so that they can finish the rest. Each part appears by itself once it can be done.": [
        "courses/pages/test_publish_below.py::test_publishing_what_cannot_be_done_asks_first_and_keeps_the_draft",
        "courses/pages/test_finishable.py::test_whoever_does_everything_right_finishes_and_passes",
        "courses/pages/test_finishable.py::test_a_question_that_is_published_later_comes_into_lesson_and_test",
    ],
    "Your draft is saved. It is ready to be published.": [
        "courses/pages/test_publish_below.py::test_publishing_what_cannot_be_done_asks_first_and_keeps_the_draft",
        "courses/pages/test_publish_below.py::test_of_what_can_be_done_nothing_is_said",
    ],
    "You have a newer certificate than the one they saw. They do not see the newer one. Show it to them if you want.": [
        "courses/certificates/test_proof.py::test_in_a_portfolio_replaced_and_withdrawn_are_told_apart",
    ],
    "only practice shows it": [
        "courses/certificates/test_proof.py::test_no_kind_of_evidence_but_watched_practice_shows_that_she_can",
    ],
    "Turn this off for an organisation whose learners come another way, such as through a school. When some learners come that way, an account alone says nothing about anybody.": [
        "lms/organisations/test_membership.py::test_half_of_them_from_elsewhere_is_enough",
    ],
    "Days begin and end by this time zone, on both websites. Set it once, on the website with the courses. If it is empty, the time zone in the server's settings is used. What was promised until a certain day before you change it keeps its hour.": [
        "lms/safety/test_time_zone.py::test_the_skills_face_decides_for_both",
        "lms/safety/test_time_zone.py::test_every_request_goes_by_it_on_both_faces",
        "lms/safety/test_time_zone.py::test_without_one_the_settings_zone_counts",
        "lms/privacy/test_consent.py::test_s15_an_end_that_was_agreed_keeps_its_hour_in_another_time_zone",
    ],
    "The lessons stay open": [
        "courses/attempts/test_more_tries.py::test_where_only_the_test_is_left_it_leads_to_the_lessons",
    ],
    "On the site that is there: “%(site)s” (%(host)s). Its pages stay.": [
        "lms/safety/test_setting_up.py::test_a_site_with_pages_of_its_own_keeps_its_home",
    ],
    "“%(site)s”, %(address)s, keeps its pages. It is: %(kind)s.": [
        "lms/safety/test_setting_up.py::test_a_site_with_pages_of_its_own_keeps_its_home",
    ],
    "%(address)s is there already: %(kind)s. It stays as it is.": [
        "lms/safety/test_setting_up.py::test_one_command_makes_both_websites_once",
    ],
    "What was written about it under Settings → Websites is deleted: its name, the issuer, the contacts.": [
        "lms/desk/test_websites.py::test_a_site_that_got_one_by_mistake_loses_it_and_can_be_deleted",
    ],
    "The site and its pages stay, and so do pictures and documents. Nothing is changed yet.": [
        "lms/desk/test_websites.py::test_a_site_that_got_one_by_mistake_loses_it_and_can_be_deleted",
    ],
    "The name by which you opened this page answers no more afterwards. You go on at %(address)s, and sign in there. If that name does not lead here yet, wait until it does.": [
        "lms/desk/test_websites.py::test_it_is_done_once_and_written_down",
    ],
    "Until then the default site is the one with the courses. Say which websites there are, and what they are called.": [
        "lms/safety/test_setting_up.py::test_without_a_face_the_default_site_is_for_skills",
    ],
    "To read in peace. Nobody is told what you read here.": [
        "lms/messaging/test_reading.py::test_nobody_is_told_what_she_reads",
    ],
    "Nobody is told what you read here.": [
        "lms/messaging/test_reading.py::test_nobody_is_told_what_she_reads",
    ],
    "Your lesson waits below. What you chose stays.": [
        "courses/player/test_breath.py::test_every_step_opens_the_first_breathing_tool_where_it_is",
    ],
}
