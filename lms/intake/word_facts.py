"""What both sides of a Word file know (see `word` and `word_files`). Without Django."""

KINDS = "Word (.docx)"
#: Bytes in which the length of the head is written.
HEAD = 4
#: A lesson with more is no lesson.
MOST_PICTURES = 24
#: Why one more is refused.
TOO_MANY = "too_many"
