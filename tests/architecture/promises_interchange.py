"""What import and export promise, with the tests that hold it, and what they say beside (promises.py)."""

_PACKAGES = "courses/interchange/test_packages.py::test_"

INTERCHANGE: dict[str, list[str]] = {
    "Nobody’s name, answers or progress is in it.": [f"{_PACKAGES}nothing_of_a_person_is_in_it"],
    "First you see what becomes of it, screen by screen. It comes as a draft. Of the file nothing else is"
    " kept: who wrote it, comments and the places of photos stay behind.": [
        "courses/interchange/test_word.py::test_an_author_looks_at_it_chooses_screens_says_what_pictures_show_and"
        "_has_a_draft"
    ],
    "This course is here already. What changed becomes a draft of the pages you have; what learners read"
    " stays until somebody publishes it.": [
        f"{_PACKAGES}a_newer_package_changes_the_draft_and_what_learners_read_stays"
    ],
}

NO_PROMISE_INTERCHANGE = [
    "A day is expected here, such as 2026-09-14.",
    "“%(title)s” is outside of this course and stays behind.",
    "Of these, something stays behind",
    "An answer begins with a letter and a bracket: “A) …”. This line does not.",
    "This question is in the bank already: it was imported on %(day)s.",
    "Questions of the kind “%(kind)s” cannot be imported yet. Write this one anew here.",
    "“%(name)s” goes into the library. A question shows words alone: say what is to be seen.",
    "An answer begins with “=” when it is right, with “~” when it is not. This one does not.",
    "A pair has only one half. Write the other one.",
    "The file cannot be read: %(reason)s.",
    "It has a gap of the kind “%(kind)s”, which cannot be imported. Write this one anew here.",
    "Questions of the kind “%(kind)s” cannot be imported. Write this one anew here.",
    "This way to answer does not fit into a table. Write this question anew here.",
    "For authors alone: what you call it in lists.",
    "The text of this file cannot be read.",
    "Import only the other %(ready)s",
    "The file is gone, or you no longer write questions.",
    "The file tells it by itself",
    "It stands here already, and you may not change it, or somebody has locked it.",
    "“%(value)s” cannot be chosen here.",
    "The file cannot be written: %(reason)s.",
    "Nothing comes in until all of this is right.",
    "Nothing in the package names this file. It is left out.",
    "Nothing in it is newer than what is here.",
    "The file is gone, or you no longer write courses.",
    "A file that ends in .heal, from another site like this one. At most 300 MB.",
    "This site does not have the contact. Choose one of yours.",
    "A link that leads nowhere is left out.",
    "“%(kind)s” belongs to a part that this site does not have. It is left out.",
    "A contact stays behind: another site has its own. It is found there by its id.",
    "What is chosen here stays behind.",
    "A link leads out of the course and stays behind.",
    "A block of a part that is not installed stays behind.",
    "This site does not have “%(name)s”. It is left out: bring in its framework first.",
    "It stays here for one day.",
    "A file that ends in .docx, at most 20 MB. An older one (.doc) is saved as .docx first.",
    "One sentence for those who cannot see it. You can also write it later.",
    "It is only decoration",
    "How it ends.",
    "Say here where she can look again. Do not give the answer away.",
    "The one sentence that has to stay.",
    "What can go wrong, and how she keeps herself safe.",
    "second word",
    "The module is gone. Choose the file again in another one.",
    "Formulas stay behind. Write them in words, or bring them as pictures.",
    "Charts and diagrams stay behind. Save them as pictures and choose those.",
    "Files inside the file stay behind.",
    "Notes at the foot of a page stay behind.",
    "Comments stay behind.",
    "Somebody marked changes: what was added comes along, what was crossed out does not.",
    "A table of %(count)d column does not fit a phone. It comes as a list.",
    "A picture is left out. %(why)s Save it as JPEG or PNG and choose it in the editor.",
    "Headings begin a screen. Numbered lists become steps, boxes become a checklist, small tables stay"
    " tables, pictures come along.",
    "Nobody of yours takes a course yet. When a group has a course, its lessons stand here.",
    "Save the file",
    "What stays behind",
]
