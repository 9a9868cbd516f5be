"""What the website for the public promises, with the tests that hold it (promises.py)."""

#: Source text → tests.
PUBLIC: dict[str, list[str]] = {
    "Nothing that you choose on these pages is kept or sent.": [
        "lms/programme/coping/test_coping.py::test_nothing_is_set_and_the_title_says_nothing",
        "lms/programme/coping/test_coping.py::test_its_script_stores_and_sends_nothing",
    ],
    "Good until %(day)s": [
        "lms/programme/rights/test_rights.py::test_all_of_it_comes_on_paper_too",
    ],
    "Good until": [
        "lms/programme/rights/test_reviews.py::test_what_waits_stands_before_the_others_and_says_why",
    ],
    "Holds until": [
        "lms/programme/rights/test_reviews.py::test_a_review_is_noted_at_once_and_outlives_the_draft_that_waits",
    ],
    "Left empty: six months. After this day readers are told to ask their adviser.": [
        "lms/programme/rights/test_reviews.py::test_without_a_last_day_it_holds_as_long_as_a_review_may",
        "lms/programme/rights/test_rights.py::test_what_nobody_has_checked_in_time_sends_her_to_her_adviser_on_screen_and_paper",
    ],
    "Nobody has checked these sentences in time in this language: %(languages)s. Ask your adviser for them.": [
        "lms/programme/rights/test_rights.py::test_without_a_checked_page_in_the_counters_language_there_is_no_card",
    ],
    "Nobody has checked these sentences in time. That is why they are not here.": [
        "lms/programme/rights/test_rights.py::test_what_nobody_has_checked_in_time_sends_her_to_her_adviser_on_screen_and_paper",
    ],
    "Nobody has checked this answer in time. Ask your adviser.": [
        "lms/programme/rights/test_rights_told_neutrally.py::test_what_nobody_has_checked_in_time_is_not_told_here_either",
    ],
    "Nobody has checked this answer in time. That is why it is not here.": [
        "lms/programme/rights/test_rights.py::test_what_nobody_has_checked_in_time_sends_her_to_her_adviser_on_screen_and_paper",
    ],
    "Nobody has checked this answer yet. That is why it is not here.": [
        "lms/programme/rights/test_rights.py::test_what_nobody_has_checked_in_time_sends_her_to_her_adviser_on_screen_and_paper",
    ],
    "Past its day an answer is gone from screens and prints, and readers are told to ask their adviser.": [
        "lms/programme/rights/test_rights.py::test_what_nobody_has_checked_in_time_sends_her_to_her_adviser_on_screen_and_paper",
    ],
    "Shown below every right, and in place of an answer that nobody has checked in time.": [
        "lms/programme/rights/test_rights.py::test_what_nobody_has_checked_in_time_sends_her_to_her_adviser_on_screen_and_paper",
    ],
    "This answer was good until %(day)s. Since then nobody has checked it.": [
        "lms/programme/rights/test_rights.py::test_what_nobody_has_checked_in_time_sends_her_to_her_adviser_on_screen_and_paper",
    ],
    "After %(day)s this page says: ask your adviser.": [
        "lms/programme/rights/test_rights.py::test_what_nobody_has_checked_in_time_sends_her_to_her_adviser_on_screen_and_paper",
    ],
    "Each sentence stands there a second time, for the person at the counter: %(language)s.": [
        "lms/programme/rights/test_rights_told_neutrally.py::test_an_answer_is_shown_in_her_pages_and_leads_nowhere_else",
    ],
    "%(day)s, by %(reviewer)s, for this country and in this language.": [
        "lms/programme/rights/test_rights.py::test_an_answer_says_all_there_is_to_know_and_who_has_checked_it",
        "lms/programme/rights/test_reviews.py::test_what_a_translation_is_reviewed_by_is_its_own",
    ],
    "This stays on the page. When you leave the page, it is gone.": [
        "lms/programme/coping/test_coping.py::test_its_script_stores_and_sends_nothing",
        "lms/programme/rights/test_rights.py::test_a_country_is_chosen_on_the_page_and_goes_nowhere",
    ],
    "What you write on the screen is kept nowhere. Leave, Back or closing the page destroys it.": [
        "journeys/test_carrying.py::test_it_is_carried_in_a_file_and_opened_with_five_words",
        "journeys/test_carrying.py::test_what_was_written_is_gone_after_leaving_and_going_back",
    ],
    "The file is saved on this device. It is called notes.txt.": [
        "journeys/test_carrying.py::test_it_is_carried_in_a_file_and_opened_with_five_words",
    ],
    "These words do not open it. Check each word, each number and their order.": [
        "journeys/test_carrying.py::test_it_is_carried_in_a_file_and_opened_with_five_words",
    ],
    "Five words with numbers lock it. They look like a list for the shop. Without them nobody can open it, and neither can we.": [
        "journeys/test_carrying.py::test_it_is_carried_in_a_file_and_opened_with_five_words",
        "journeys/test_carrying.py::test_a_word_of_no_list_is_named_and_the_other_sheet_is_sent_on",
    ],
    "Give this to the person at the desk. It opens once, until %(day)s.": [
        "lms/services/slips/test_slips.py::test_it_opens_once",
        "lms/services/slips/test_slips.py::test_after_eight_days_it_is_gone",
    ],
    "It opens once, until %(day)s. There is no name on it.": [
        "lms/services/slips/test_slips.py::test_it_opens_once",
        "lms/services/slips/test_slips.py::test_the_paper_has_the_code_and_nothing_of_what_she_says",
    ],
    "Write it down or print it now: when this page is closed, nobody can show it again. It opens once, until %(day)s.": [
        "lms/services/slips/test_slips.py::test_the_row_says_neither_the_code_nor_the_words",
        "lms/services/slips/test_slips.py::test_it_opens_once",
    ],
    "It cannot be opened again. Print it or write down what you need before you close the page.": [
        "lms/services/slips/test_slips.py::test_it_opens_once",
    ],
    "It is counted. Nobody can see who said it, and nothing is kept of you.": [
        "lms/services/views/test_service.py::test_ten_taps_are_shown_and_nine_are_nowhere",
    ],
    "It tells them what you need, in their language, and only what you choose. They can open it once, within %(slip_days)s days.": [
        "lms/services/slips/test_slips.py::test_she_sees_what_they_will_read_and_they_read_that",
        "lms/services/slips/test_slips.py::test_after_eight_days_it_is_gone",
    ],
    "No cookie is set here. What you look for is not written down. Only words that 10 people looked for in vain are counted.": [
        "lms/services/views/test_find.py::test_nothing_of_it_stands_in_an_address_a_title_or_a_cookie",
        "lms/services/tallies/test_counting.py::test_words_that_find_nothing_are_counted_in_tens",
    ],
    "The address is not told here, so that nobody finds who lives there.": [
        "lms/services/views/test_service.py::test_a_confidential_place_says_its_area_and_no_address_there_is",
    ],
    "This is all she agreed to say. Please do not ask for more than you need.": [
        "lms/services/slips/test_slips.py::test_she_sees_what_they_will_read_and_they_read_that",
    ],
    "Those who edit this service will read it. Nothing is kept of you.": [
        "lms/services/views/test_service.py::test_words_go_to_those_who_edit_it",
    ],
    "Tick only what they should know. On the paper itself stands a code, and none of this.": [
        "lms/services/slips/test_slips.py::test_the_paper_has_the_code_and_nothing_of_what_she_says",
    ],
    "Tick the ones you want. The list stays on this page. When you leave, it is gone.": [
        "lms/services/views/test_find.py::test_what_was_found_is_gone_back_to_by_a_sealed_form",
    ],
    "We count what is chosen in a town, and only once 10 have chosen the same. Nothing else is kept.": [
        "lms/services/tallies/test_counting.py::test_in_tens_or_not_at_all",
    ],
    "No names, please. Nobody can answer you: nothing is kept of who wrote this.": [
        "lms/services/views/test_service.py::test_words_go_to_those_who_edit_it",
    ],
    "A slip of the finger is fine. We do not keep what you look for.": [
        "lms/programme/finding/test_search.py::test_what_is_typed_is_found_with_a_slip_of_the_finger",
        "lms/programme/finding/test_search.py::test_no_word_stands_in_an_address_a_title_or_a_header_and_no_cookie_is_set",
        "lms/programme/finding/test_search.py::test_s36_what_is_looked_for_stands_in_no_log",
        "lms/core/test_shelf.py::test_looking_leaves_nothing_behind",
    ],
    "There is no form here, so this website keeps nothing of what you write. Your own mail keeps what you send. Letters leave no trace on a device.": [
        "lms/programme/about/test_about.py::test_contact_is_an_address_and_no_form",
    ],
    "In the order in which they are read. The preview shows the sheet and says what does not fit.": [
        "lms/programme/handouts/test_handouts.py::test_its_author_sees_the_sheet_and_what_does_not_fit",
    ],
    "The first one is offered first. A plain sheet in larger letters is always there too.": [
        "lms/programme/handouts/test_handouts.py::test_it_is_offered_in_the_authors_order_and_flat_at_last",
    ],
    "The service is paused: nobody outside sees it.": [
        "lms/services/directory/test_queries.py::test_what_is_shown_today",
        "lms/services/desk/test_services.py::test_a_service_is_written_published_found_paused_and_kept",
    ],
    "The service is a draft again: nobody outside sees it.": [
        "lms/services/directory/test_queries.py::test_what_is_shown_today",
        "lms/services/desk/test_services.py::test_a_service_is_written_published_found_paused_and_kept",
    ],
    "Empty: until somebody ends the pause.": [
        "lms/services/directory/test_queries.py::test_what_is_shown_today",
        "lms/services/desk/test_services.py::test_a_service_is_written_published_found_paused_and_kept",
    ],
    "If nobody looked at it again by then. Empty: it stays, with the day of the last look.": [
        "lms/services/directory/test_queries.py::test_what_is_shown_today",
        "lms/services/directory/test_queries.py::test_past_its_review_it_stays_and_says_so",
    ],
    "An office or a role. New services are then shown at once. Empty: they come in as drafts.": [
        "lms/services/hsds/test_importing.py::test_what_is_imported_with_a_reviewer_is_shown_and_found_at_once"
    ],
    "Nobody may find out where this place is": [
        "lms/services/test_confidential.py::test_it_stands_in_no_byte",
        "lms/services/editing/test_places.py::test_its_address_is_in_no_byte",
    ],
    "This is not saved. Only a mark is kept, by which we notice when somebody writes the address where"
    " everybody reads it.": [
        "lms/services/test_confidential.py::test_it_stands_in_no_byte",
        "lms/services/editing/test_places.py::test_its_address_is_in_no_byte",
    ],
    "This is not saved either.": [
        "lms/services/test_confidential.py::test_it_stands_in_no_byte",
        "lms/services/editing/test_places.py::test_its_address_is_in_no_byte",
    ],
    "Latitude and longitude, such as 44.4949, 11.3426. This is not saved either.": [
        "lms/services/test_confidential.py::test_it_stands_in_no_byte",
        "lms/services/editing/test_places.py::test_its_address_is_in_no_byte",
    ],
    "Draft: nobody outside sees it": ["lms/services/directory/test_queries.py::test_what_is_shown_today"],
    "Not shown: nobody looked at it in time": [
        "lms/services/directory/test_queries.py::test_what_is_shown_today"
    ],
    "HSDS has no such member. It is kept as it came.": [
        "lms/services/hsds/test_importing.py::test_what_hsds_does_not_name_is_kept_and_noted"
    ],
    "It refers to a record that is not here. The reference is kept as it came.": [
        "lms/services/hsds/test_importing.py::test_a_reference_to_what_is_not_here_is_kept_and_tied_when_it_comes"
    ],
    "Said on %(date)s. Nothing is kept of who said it.": [
        "lms/services/keeping/test_actions.py::test_a_mistake_that_is_reported_keeps_its_words_and_its_day_and_nobody"
    ],
    "Other hours stay as they are, such as those of a season: %(hours)s.": [
        "lms/services/desk/test_rows.py::test_the_week_says_which_hours_it_leaves_as_they_are"
    ],
}
