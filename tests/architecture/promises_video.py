"""What is promised of videos, with the tests that hold it (promises.py), and what only sounds like it."""

_VIDEOS = "courses/catalogue/test_videos.py::test_"

#: Source text → tests.
VIDEO: dict[str, list[str]] = {
    "Video, %(size)s. It is fetched only when you play it.": [
        f"{_VIDEOS}nothing_is_fetched_before_she_plays_it_and_she_reads_what_it_costs"
    ],
    "only when it is played": [f"{_VIDEOS}the_panel_says_where_captions_and_words_are_missing"],
}
NO_PROMISE_VIDEO = [
    "What is said and what is seen. For whoever cannot hear or see it, or saves data.",
    "This video is of a kind that many phones do not play.",
    "Save it as MP4 with H.264 and AAC, or as WebM.",
    "A time cannot be read.",
    "A caption ends before it begins.",
    "Keep them under %(limit)s.",
    "To save data, read the same below.",
]
