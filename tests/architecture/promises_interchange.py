"""What the import of questions says of a file, beside promises (promises.py)."""

NO_PROMISE_INTERCHANGE = [
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
]
