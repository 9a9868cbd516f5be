"""What contact with employers promises her, her coach and them, with the tests that hold it (promises.py)."""

_CALLERS = "employers/contact/test_really_you.py::"

#: Source text → tests.
CONTACT: dict[str, list[str]] = {
    "So that you can ask whoever calls or visits for it, and know who is real.": [
        f"{_CALLERS}test_nobody_else_finds_it"
    ],
}

NO_PROMISE_CONTACT = [
    "A meeting at night, in a flat, or alone",
    "I do not have it here.",
    "Save my phrase",
    "Say it when she asks. Write it nowhere, and to nobody.",
    "We never ask for",
    "stands in for %(name)s until %(day)s",
    "Your phrase is saved. Ask for it when somebody calls or visits.",
    "To keep it secret",
]
