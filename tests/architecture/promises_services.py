"""What the directory and its desk say beside their promises (promises_public.py): labels, days, counts."""

NO_PROMISE_SERVICES = [
    "From which day",
    "Until which day",
    "This is before the first day.",
    "every day",
    "every week",
    "every month",
    "every %(count)d day",
    "every %(count)d week",
    "every %(count)d month",
    "Hours that are not the same every week",
    (
        "We do not know a town called “%(town)s”. So we looked in all towns. Perhaps it is written in another"
        " way, or a bigger town near it is in the list."
    ),
    "We do not know a town called “%(town)s”. So these help in any town.",
    "Nobody on this page",
]
