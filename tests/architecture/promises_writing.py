"""What the editor says about the content of a lesson and its languages, to its author."""

NO_PROMISE_WRITING = (
    "%(number)s second on a slow network.",
    "A picture has no words for those who cannot see it.",
    "It was a small change: keep the translations",
    "Reading and answering take about %(number)s minute.",
    "Reckoned from the length of words and sentences. It does not know which words are rare.",
    "The lesson as it was saved last.",
    "Only a typo",
    "The newest could not be read. Save once more, or open it on a page of its own.",
    "This is the lesson “%(lesson)s” as it was saved last. Nothing here keeps you from saving it.",
    "This lesson cannot be finished because",
    "You say %(number)s minute.",
)
