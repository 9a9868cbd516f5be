"""A file goes with its message: in time, with the account or with the conversation."""

from lms.intake.private import files_go_with
from lms.messaging.models import Message

files_go_with(Message)
