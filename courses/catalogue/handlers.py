"""A file of the library is gone: what was published with it is written again, with what is there now."""

from functools import partial

from django.db import transaction

from courses.catalogue.files import write_again
from lms.contracts import event
from lms.intake.events import FileGone


@event.handles(FileGone)
def write_what_names_it_again(told: FileGone) -> None:
    """When all of it is saved: Wagtail's form throws away what was made of the file before, after saving."""
    transaction.on_commit(partial(write_again, told.name))
