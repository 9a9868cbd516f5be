"""gunicorn's settings: `gunicorn -c python:lms.site.gunicorn lms.site.wsgi`.

Its access log would write addresses, paths and browsers: it stays off.
"""

import gc
from typing import Any

from lms.core.people import Person

worker_class = "lms.site.whole_answers.Worker"
control_socket_disable = True  # two gunicorns of one user would share it, and nobody asks it
accesslog = None
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "lms.safety.http.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "gunicorn.error": {"level": "INFO", "handlers": ["console"], "propagate": False},
        "gunicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": False},
    },
}


def when_ready(server: Any) -> None:
    """With `--preload` the workers share the library that sets sheets: loading it takes half a second, for
    which the first who prints her certificate would wait. It starts no thread, so it may be loaded before
    workers are born; fonts are read by each worker for itself.
    """
    if server.cfg.preload_app:
        from lms.printing.pdf import is_available  # noqa: PLC0415 - as below

        is_available()


def pre_fork(server: Any, worker: Person) -> None:
    """Workers share what was loaded before them, and no collection of garbage walks through it again.

    They share no connection.

    SQLite forbids it; on PostgreSQL two workers would speak on one line and read each other's answers.
    """
    from django.db import connections  # noqa: PLC0415 - gunicorn reads this file before there are settings

    for connection in connections.all(initialized_only=True):
        connection.close()
        if getattr(connection, "pool", None):  # what is closed goes back to the pool, and stays open there
            connection.close_pool()
    gc.collect()
    gc.freeze()
