"""The list of whom one can call, as the top of every page shows it: put together once a day and language."""

from collections.abc import Callable

from lms.core import days
from lms.core.languages import site_languages
from lms.core.shared import forget, shared_lately

#: Another process shows a change after so many seconds.
HERE, SECONDS = 20, 3600


def kept_numbers(language: str, make: Callable[[], str]) -> str:
    return str(shared_lately(_key(language), make, seconds=SECONDS, here=HERE))


def forget_numbers() -> None:
    for language, _name in site_languages():
        forget(_key(language))


def _key(language: str) -> str:
    """By day: what is checked no longer is another list the next morning."""
    return f"lms-numbers-1:{days.today().isoformat()}:{language}"
