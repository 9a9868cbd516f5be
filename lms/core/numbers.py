"""Whole numbers that our own pages send back: in an address, in a hidden field. Never what somebody types."""

#: As far as every database counts its rows.
LARGEST_KEY = 2**63 - 1


def sent_number(given: str, *, least: int = 0, most: int = LARGEST_KEY) -> int | None:
    """What lies outside `least` and `most` is the nearer of them; None for what is no number.

    Python refuses to read one of thousands of digits.
    """
    if not (given.isascii() and given.isdecimal()):
        return None
    if len(given.lstrip("0")) > len(str(most)):
        return most
    return max(least, min(int(given[-len(str(most)) :]), most))
