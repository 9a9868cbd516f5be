import logging

import pytest

from lms.safety.http.logs import JsonFormatter


@pytest.fixture
def lines(settings):
    """Every line the site would write."""
    written: list[str] = []

    class Keeping(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.append(self.format(record))

    keeping = Keeping(level=logging.DEBUG)
    keeping.setFormatter(JsonFormatter())
    loggers = [logging.getLogger(name) for name in ("", "lms.request", "django.request", "lms")]
    levels = {logger: logger.level for logger in loggers}
    for logger in loggers:
        logger.addHandler(keeping)
        logger.setLevel(logging.DEBUG)
    yield written
    for logger, level in levels.items():
        logger.removeHandler(keeping)
        logger.setLevel(level)
