"""The number of a slip, as it goes from one of her pages to the next: sealed, for half an hour."""

from lms.secrets.sealing import seal, unseal

SECONDS = 30 * 60


def sealed(number: str) -> str:
    return seal("story-slip", number)


def unsealed(carried: str) -> str:
    return unseal("story-slip", carried, seconds=SECONDS) or ""
