"""What the guides for employers and their editor promise, with the tests that hold it (promises.py)."""

_SHELF = "employers/materials/test_shelf.py::"

#: Source text → tests.
MATERIALS: dict[str, list[str]] = {
    "After six months readers are told whom to ask, and the points are no longer shown.": [
        f"{_SHELF}test_a_rule_is_told_as_long_as_somebody_has_looked"
    ],
    "What was written here has not been checked for more than six months, so it is not shown. Ask the office"
    " below.": [f"{_SHELF}test_a_rule_is_told_as_long_as_somebody_has_looked"],
    "Sheets that were opened to print, in all languages together. They are counted in tens and without"
    " anything about who took them.": [
        f"{_SHELF}test_sheets_are_counted_in_tens_and_nobody_with_them",
        f"{_SHELF}test_counts_are_told_by_month_for_all_languages_together",
    ],
    "The letters become a little smaller until it fits. What does not fit even then takes more pages.": [
        "employers/materials/test_guides.py::test_a_guide_that_spills_a_little_is_drawn_together"
    ],
}

NO_PROMISE_MATERIALS = [
    "Short points with their source and the day on which somebody checked them.",
    "The first weeks",
    "Checked on: %(day)s",
    "This month",
    "Last month",
    "In twelve months",
]
