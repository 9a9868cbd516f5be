"""The request that is being answered, for what Wagtail asks without handing one over, and for the logs."""

from contextvars import ContextVar

from django.http import HttpRequest

current_request: ContextVar[HttpRequest | None] = ContextVar("lms_request", default=None)
